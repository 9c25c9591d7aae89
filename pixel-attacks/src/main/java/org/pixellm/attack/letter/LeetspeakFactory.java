// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by digits. */
public final class LeetspeakFactory implements TextAttackFactory<LeetspeakConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public LeetspeakFactory() {}

  @Override
  public String name() {
    return "leetspeak";
  }

  @Override
  public String summary() {
    return "digits that look like letters: 1337";
  }

  @Override
  public LeetspeakConfig defaults() {
    return LeetspeakConfig.defaults();
  }

  @Override
  public TextAttack create(LeetspeakConfig configuration) {
    return new LetterAttack(new Leet(configuration.symbols()));
  }
}
