// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes renderers.
 *
 * @param <C> the renderer's configuration
 */
public interface TextRendererFactory<C extends Record> extends PluginFactory<C> {

  /**
   * A renderer.
   *
   * @param configuration its settings
   * @param mode where on the patch grid text goes
   * @throws org.pixellm.plugins.PixelException if a font cannot be read, for example
   */
  TextRenderer create(C configuration, LayoutMode mode);
}
