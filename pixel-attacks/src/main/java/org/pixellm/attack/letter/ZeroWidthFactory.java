// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.GapAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack by invisible characters. */
public final class ZeroWidthFactory implements TextAttackFactory<ZeroWidthConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public ZeroWidthFactory() {}

  @Override
  public String name() {
    return "zero-width";
  }

  @Override
  public String summary() {
    return "puts characters without width between the letters of words";
  }

  @Override
  public ZeroWidthConfig defaults() {
    return ZeroWidthConfig.defaults();
  }

  @Override
  public TextAttack create(ZeroWidthConfig configuration) {
    return new GapAttack(new InvisibleFiller(configuration));
  }
}
