// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes readers of screenshots.
 *
 * @param <C> the reader's configuration
 */
public interface ScreenshotReaderFactory<C extends Record> extends PluginFactory<C> {

  /**
   * A reader.
   *
   * @throws org.pixellm.plugins.PixelException if a library that it needs is not there
   */
  ScreenshotReader create(C configuration);
}
