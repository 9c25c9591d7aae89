// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PluginFactory;

/**
 * Makes task heads.
 *
 * @param <C> the head's configuration
 */
public interface TaskHeadFactory<C extends Record> extends PluginFactory<C> {

  /**
   * A head without values.
   *
   * @param configuration the user's settings
   * @param hiddenSize width of a state
   * @param labels the task's labels in order; empty where it has none
   */
  TaskHead<?, ?> create(C configuration, int hiddenSize, List<String> labels);

  /**
   * The head that {@code configuration()} describes.
   *
   * @param saved entries of a {@code config.json}
   * @param hiddenSize width of a state
   */
  TaskHead<?, ?> restore(Map<String, Object> saved, int hiddenSize);
}
