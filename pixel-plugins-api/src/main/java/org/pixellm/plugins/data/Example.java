// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.util.Optional;
import org.pixellm.plugins.render.TextInput;

/** One example of a data set. Immutable. Readers return records of their own with labels. */
public interface Example {
  /** What is drawn. */
  TextInput input();

  /**
   * What would be the right prediction, in the form in which the task's metric takes it; empty if
   * the example is not labelled, or is of no task.
   */
  default Optional<Object> gold() {
    return Optional.empty();
  }

  /**
   * The same example with other texts and its own labels, to see what a model makes of it under
   * attack. Unless overridden there is none.
   *
   * @param change makes each text that labels allow to be changed: not that in which an answer has
   *     a place, for example
   * @return of the same class as this; empty for an example whose texts cannot be changed
   * @throws IllegalArgumentException if a word of a list becomes empty or more than one word
   */
  default Optional<Example> withTexts(TextChange change) {
    return Optional.empty();
  }
}
