// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack that cuts words short. */
public final class TruncateFactory implements TextAttackFactory<TruncateConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public TruncateFactory() {}

  @Override
  public String name() {
    return "truncate";
  }

  @Override
  public String summary() {
    return "cuts letters off the end of words";
  }

  @Override
  public TruncateConfig defaults() {
    return TruncateConfig.defaults();
  }

  @Override
  public TextAttack create(TruncateConfig configuration) {
    return new WordAttack(new Truncation(configuration));
  }
}
