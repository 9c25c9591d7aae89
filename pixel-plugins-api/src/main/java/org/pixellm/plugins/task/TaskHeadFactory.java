// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.List;
import java.util.Map;
import org.pixellm.plugins.PluginFactory;
import org.pixellm.plugins.data.Example;

/**
 * Makes task heads.
 *
 * @param <C> the head's configuration
 */
public interface TaskHeadFactory<C extends Record> extends PluginFactory<C> {

  /**
   * What the head takes; a reader that gives something else is refused before anything is drawn.
   */
  Class<? extends Example> exampleType();

  /**
   * The labels that a head must know for an example, read from the training data before the head is
   * made; a head without labels has none.
   *
   * @param example of {@link #exampleType()}
   */
  default List<String> labels(C configuration, Example example) {
    return List.of();
  }

  /**
   * Whether every training example needs a label, which is then checked before training begins. A
   * head that learns from texts alone says that it does not.
   */
  default boolean learnsFromLabels() {
    return true;
  }

  /**
   * A head without values.
   *
   * @param configuration the user's settings
   * @param hiddenSize width of a state
   * @param labels the task's labels, each once, in order; empty where it has none
   */
  TaskHead<?, ?> create(C configuration, int hiddenSize, List<String> labels);

  /**
   * The head that {@link TaskHead#configuration()} describes.
   *
   * @param saved entries of a {@code config.json}
   * @param hiddenSize width of a state
   * @throws org.pixellm.plugins.PixelException if an entry is missing or impossible
   */
  TaskHead<?, ?> restore(Map<String, Object> saved, int hiddenSize);
}
