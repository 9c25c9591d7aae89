// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack of spelling mistakes. */
public final class NaturalTypoFactory implements TextAttackFactory<NaturalTypoConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public NaturalTypoFactory() {}

  @Override
  public String name() {
    return "natural-typo";
  }

  @Override
  public String summary() {
    return "misspellings that people made, from a list (English, or a file of yours)";
  }

  @Override
  public NaturalTypoConfig defaults() {
    return NaturalTypoConfig.defaults();
  }

  @Override
  public TextAttack create(NaturalTypoConfig configuration) {
    return new WordAttack(configuration.misspellings());
  }
}
