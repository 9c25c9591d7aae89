// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.NoSettings;
import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that shuffles all letters of a word. */
public final class FullSwapFactory implements TextAttackFactory<NoSettings> {

  /** For {@link java.util.ServiceLoader}. */
  public FullSwapFactory() {}

  @Override
  public String name() {
    return "full-swap";
  }

  @Override
  public String summary() {
    return "shuffles the letters of words of three letters and more";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public TextAttack create(NoSettings configuration) {
    return new WordAttack(new Shuffle(0, 3));
  }
}
