// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes layout modes.
 *
 * @param <C> the mode's configuration
 */
public interface LayoutModeFactory<C extends Record> extends PluginFactory<C> {

  /** A mode with the given settings. */
  LayoutMode create(C configuration);
}
