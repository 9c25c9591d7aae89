// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;

/** Makes the mono mode: a fixed number of graphemes to a patch. */
public final class MonoModeFactory implements LayoutModeFactory<MonoConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public MonoModeFactory() {}

  @Override
  public String name() {
    return MonoMode.NAME;
  }

  @Override
  public String summary() {
    return "a fixed number of graphemes to a patch, in a monospaced font (Lotz et al. 2023)";
  }

  @Override
  public MonoConfig defaults() {
    return MonoConfig.defaults();
  }

  @Override
  public LayoutMode create(MonoConfig configuration) {
    return new MonoMode(configuration);
  }
}
