// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.GapAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack of intruding punctuation. */
public final class IntrudeFactory implements TextAttackFactory<IntrudeConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public IntrudeFactory() {}

  @Override
  public String name() {
    return "intrude";
  }

  @Override
  public String summary() {
    return "puts a punctuation mark between the letters of words";
  }

  @Override
  public IntrudeConfig defaults() {
    return IntrudeConfig.defaults();
  }

  @Override
  public TextAttack create(IntrudeConfig configuration) {
    return new GapAttack(new Intruder(configuration));
  }
}
