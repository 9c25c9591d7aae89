// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.render.core.mode.ContinuousModeFactory;

class BytesRendererContractTest extends TextRendererContract {
  @Override
  protected TextRenderer renderer() {
    ContinuousModeFactory mode = new ContinuousModeFactory();
    BytesRendererFactory factory = new BytesRendererFactory();
    return factory.create(factory.defaults(), mode.create(mode.defaults()));
  }
}
