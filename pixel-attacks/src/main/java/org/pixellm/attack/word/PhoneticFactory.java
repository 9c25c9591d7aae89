// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.NoSettings;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that spells by sound. */
public final class PhoneticFactory implements TextAttackFactory<NoSettings> {

  /** For {@link java.util.ServiceLoader}. */
  public PhoneticFactory() {}

  @Override
  public String name() {
    return "phonetic";
  }

  @Override
  public String summary() {
    return "English words as they sound: homophones and other spellings of a sound";
  }

  @Override
  public NoSettings defaults() {
    return new NoSettings();
  }

  @Override
  public TextAttack create(NoSettings configuration) {
    return new PhoneticAttack(SoundRules.bundled());
  }
}
