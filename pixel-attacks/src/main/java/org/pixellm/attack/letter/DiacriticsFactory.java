// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack on marks of letters. */
public final class DiacriticsFactory implements TextAttackFactory<DiacriticsConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public DiacriticsFactory() {}

  @Override
  public String name() {
    return "diacritics";
  }

  @Override
  public String summary() {
    return "adds marks to letters, or takes them off";
  }

  @Override
  public DiacriticsConfig defaults() {
    return DiacriticsConfig.defaults();
  }

  @Override
  public TextAttack create(DiacriticsConfig configuration) {
    return new LetterAttack(
        configuration.change() == DiacriticsConfig.Change.ADD
            ? new MarkAddition(configuration.most())
            : new MarkRemoval());
  }
}
