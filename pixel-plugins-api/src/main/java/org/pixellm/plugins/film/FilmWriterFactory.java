// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.film;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes film writers.
 *
 * @param <C> the writer's configuration
 */
public interface FilmWriterFactory<C extends Record> extends PluginFactory<C> {

  /**
   * A writer.
   *
   * @throws org.pixellm.plugins.PixelException if a library that it needs is not there
   */
  FilmWriter create(C configuration);
}
