// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.NoSettings;
import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that leaves out vowels. */
public final class DisemvowelFactory implements TextAttackFactory<NoSettings> {

  /** For {@link java.util.ServiceLoader}. */
  public DisemvowelFactory() {}

  @Override
  public String name() {
    return "disemvowel";
  }

  @Override
  public String summary() {
    return "leaves out the vowels of words, in any script that writes them";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public TextAttack create(NoSettings configuration) {
    return new WordAttack(new VowelRemoval());
  }
}
