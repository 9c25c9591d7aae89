// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by letters that are drawn alike. */
public final class VisualNeighboursFactory implements TextAttackFactory<VisualNeighboursConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public VisualNeighboursFactory() {}

  @Override
  public String name() {
    return "visual-neighbours";
  }

  @Override
  public String summary() {
    return "letters that are drawn most alike, of any script";
  }

  @Override
  public VisualNeighboursConfig defaults() {
    return VisualNeighboursConfig.defaults();
  }

  @Override
  public TextAttack create(VisualNeighboursConfig configuration) {
    return new LetterAttack(configuration.table());
  }
}
