// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import org.pixellm.attack.place.LetterAttack;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.task.TextAttackFactory;

/** Makes the attack in the style of a cipher. */
public final class CipherFactory implements TextAttackFactory<CipherConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public CipherFactory() {}

  @Override
  public String name() {
    return "cipher";
  }

  @Override
  public String summary() {
    return "look-alikes of Latin letters from unrelated scripts";
  }

  @Override
  public CipherConfig defaults() {
    return CipherConfig.defaults();
  }

  @Override
  public TextAttack create(CipherConfig configuration) {
    return new LetterAttack(configuration.table());
  }
}
