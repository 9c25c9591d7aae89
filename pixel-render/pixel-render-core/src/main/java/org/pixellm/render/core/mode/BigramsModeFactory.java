// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;

/** Makes the bigrams mode: two graphemes to a patch. */
public final class BigramsModeFactory implements LayoutModeFactory<BigramsConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public BigramsModeFactory() {}

  @Override
  public String name() {
    return BigramsMode.NAME;
  }

  @Override
  public String summary() {
    return "two graphemes to a patch, words apart (Lotz et al. 2023, PIXEL-M4)";
  }

  @Override
  public BigramsConfig defaults() {
    return BigramsConfig.defaults();
  }

  @Override
  public LayoutMode create(BigramsConfig configuration) {
    return new BigramsMode(configuration);
  }
}
