// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.util.List;
import org.pixellm.plugins.PluginFactory;

/**
 * Makes data set readers.
 *
 * @param <C> the reader's configuration
 */
public interface DatasetReaderFactory<C extends Record> extends PluginFactory<C> {

  /** A reader with the given settings. */
  DatasetReader<? extends Example> create(C configuration);

  /**
   * The labels that the format's standard names. A model knows all of them, for a rare one may be
   * in the test data and not in the training data. Files may have others besides.
   *
   * @return each once; empty where there is no such standard
   */
  default List<String> standardLabels(C configuration) {
    return List.of();
  }
}
