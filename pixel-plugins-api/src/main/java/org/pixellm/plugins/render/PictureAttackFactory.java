// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes attacks on pictures.
 *
 * @param <C> the attack's configuration
 */
public interface PictureAttackFactory<C extends Record> extends PluginFactory<C> {

  /**
   * An attack with the given settings.
   *
   * @throws org.pixellm.plugins.PixelException if a library that it needs is not there
   */
  PictureAttack create(C configuration);
}
