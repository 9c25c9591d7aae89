// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import org.pixellm.plugins.Help;
import org.pixellm.train.config.PluginChoice;

/**
 * What {@code --set} can change.
 *
 * @param renderer what draws
 * @param layout where on the patch grid text goes
 */
public record RenderSettings(
    @Help("what draws text") PluginChoice renderer,
    @Help("where on the patch grid text goes") PluginChoice layout) {}
