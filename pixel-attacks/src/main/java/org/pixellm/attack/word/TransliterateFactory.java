// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that writes words in another script. */
public final class TransliterateFactory implements TextAttackFactory<TransliterateConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public TransliterateFactory() {}

  @Override
  public String name() {
    return "transliterate";
  }

  @Override
  public String summary() {
    return "writes words in another script, as they sound";
  }

  @Override
  public TransliterateConfig defaults() {
    return TransliterateConfig.defaults();
  }

  @Override
  public TextAttack create(TransliterateConfig configuration) {
    return new WordAttack(new OtherScript(configuration.to()));
  }
}
