// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import org.pixellm.plugins.PluginFactory;

/**
 * Makes data set readers.
 *
 * @param <C> the reader's configuration
 */
public interface DatasetReaderFactory<C extends Record> extends PluginFactory<C> {

  /** A reader with the given settings. */
  DatasetReader<? extends Example> create(C configuration);
}
