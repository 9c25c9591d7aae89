// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by controls of direction. */
public final class BidiFactory implements TextAttackFactory<BidiConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public BidiFactory() {}

  @Override
  public String name() {
    return "bidi";
  }

  @Override
  public String summary() {
    return "turns words round with controls of direction, so that they look as before or reversed";
  }

  @Override
  public BidiConfig defaults() {
    return BidiConfig.defaults();
  }

  @Override
  public TextAttack create(BidiConfig configuration) {
    return new WordAttack(new DirectionOverride(configuration.looks()));
  }
}
