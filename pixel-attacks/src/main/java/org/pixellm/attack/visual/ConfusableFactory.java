// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by confusable characters. */
public final class ConfusableFactory implements TextAttackFactory<ConfusableConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public ConfusableFactory() {}

  @Override
  public String name() {
    return "confusable";
  }

  @Override
  public String summary() {
    return "characters that Unicode calls confusable, of any script";
  }

  @Override
  public ConfusableConfig defaults() {
    return ConfusableConfig.defaults();
  }

  @Override
  public TextAttack create(ConfusableConfig configuration) {
    return new LetterAttack(configuration.table());
  }
}
