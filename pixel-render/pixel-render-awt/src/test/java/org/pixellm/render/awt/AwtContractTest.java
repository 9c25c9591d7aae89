// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.render.core.mode.ContinuousModeFactory;

class AwtContractTest extends TextRendererContract {
  private static final TextRenderer RENDERER = make();

  private static TextRenderer make() {
    AwtRendererFactory factory = new AwtRendererFactory();
    ContinuousModeFactory mode = new ContinuousModeFactory();
    return factory.create(factory.defaults(), mode.create(mode.defaults()));
  }

  @Override
  protected TextRenderer renderer() {
    return RENDERER;
  }
}
