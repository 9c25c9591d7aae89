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
}
