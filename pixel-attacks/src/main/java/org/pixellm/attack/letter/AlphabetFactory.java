// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by other alphabets for the same letters. */
public final class AlphabetFactory implements TextAttackFactory<AlphabetConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public AlphabetFactory() {}

  @Override
  public String name() {
    return "alphabet";
  }

  @Override
  public String summary() {
    return "full-width letters and the alphabets of mathematics";
  }

  @Override
  public AlphabetConfig defaults() {
    return AlphabetConfig.defaults();
  }

  @Override
  public TextAttack create(AlphabetConfig configuration) {
    return new LetterAttack(new OtherAlphabet(configuration.style()));
  }
}
