// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.attack;

import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.random.RandomSource;

/** Several attacks on one text, each with randomness of its own and the same severity. */
final class ChainAttack implements TextAttack {
  private final List<TextAttack> attacks;
  private final ChainConfig.Take take;

  ChainAttack(List<TextAttack> attacks, ChainConfig.Take take) {
    this.attacks = List.copyOf(attacks);
    this.take = take;
  }

  @Override
  public boolean keepsWords() {
    return attacks.stream().allMatch(TextAttack::keepsWords);
  }

  @Override
  public String attack(String text, double severity, RandomGenerator random) {
    RandomSource source = new RandomSource(random.nextLong());
    if (take == ChainConfig.Take.ONE) {
      int one = Math.floorMod(source.key("choice"), attacks.size());
      return attacks.get(one).attack(text, severity, source.stream("attack", one));
    }
    String attacked = text;
    for (int i = 0; i < attacks.size(); i++) {
      attacked = attacks.get(i).attack(attacked, severity, source.stream("attack", i));
    }
    return attacked;
  }
}
