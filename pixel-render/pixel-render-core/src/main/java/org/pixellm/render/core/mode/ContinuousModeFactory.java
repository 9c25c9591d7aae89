// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;

/** Makes the continuous mode: text runs on over the patch grid, as PIXEL has it. */
public final class ContinuousModeFactory implements LayoutModeFactory<ContinuousConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public ContinuousModeFactory() {}

  @Override
  public String name() {
    return ContinuousMode.NAME;
  }

  @Override
  public String summary() {
    return "text runs on over the patch grid; each word of a list starts a patch (as in PIXEL)";
  }

  @Override
  public ContinuousConfig defaults() {
    return ContinuousConfig.defaults();
  }

  @Override
  public LayoutMode create(ContinuousConfig configuration) {
    return new ContinuousMode(configuration);
  }
}
