// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.NoSettings;
import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that shuffles the inner letters of a word. */
public final class InnerSwapFactory implements TextAttackFactory<NoSettings> {

  /** For {@link java.util.ServiceLoader}. */
  public InnerSwapFactory() {}

  @Override
  public String name() {
    return "inner-swap";
  }

  @Override
  public String summary() {
    return "shuffles the letters of words but for the first and the last";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public TextAttack create(NoSettings configuration) {
    return new WordAttack(new Shuffle(1, 4));
  }
}
