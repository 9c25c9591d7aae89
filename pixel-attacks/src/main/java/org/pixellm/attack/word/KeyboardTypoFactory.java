// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack of fingers that miss a key. */
public final class KeyboardTypoFactory implements TextAttackFactory<KeyboardTypoConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public KeyboardTypoFactory() {}

  @Override
  public String name() {
    return "keyboard-typo";
  }

  @Override
  public String summary() {
    return "one key of a word is missed, and its neighbour on the keyboard hit";
  }

  @Override
  public KeyboardTypoConfig defaults() {
    return KeyboardTypoConfig.defaults();
  }

  @Override
  public TextAttack create(KeyboardTypoConfig configuration) {
    return new WordAttack(new MissedKey(configuration.keyboard()));
  }
}
