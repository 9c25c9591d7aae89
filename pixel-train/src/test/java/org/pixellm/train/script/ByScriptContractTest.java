// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import java.util.Map;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.testkit.TextRendererContract;
import org.pixellm.render.core.StripRenderer;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.BlockBackend;

/** The laws of renderers, with letters of one height for most scripts and others for two. */
class ByScriptContractTest extends TextRendererContract {
  private static final Map<String, Integer> HEIGHTS = Map.of("low", 5, "high", 11, "middle", 8);

  @Override
  protected TextRenderer renderer() {
    ContinuousModeFactory mode = new ContinuousModeFactory();
    ByScriptRendererFactory factory =
        new ByScriptRendererFactory(
            (choice, layout) ->
                new StripRenderer(
                    new BlockBackend(choice.name(), HEIGHTS.get(choice.name())), layout));
    return factory.create(
        new ByScriptConfig(
            PluginChoice.named("middle"),
            Map.of("Arab", PluginChoice.named("low"), "Hani", PluginChoice.named("high"))),
        mode.create(mode.defaults()));
  }
}
