// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import org.pixellm.plugins.data.Example;

/** An example of a task, labelled or not. */
public interface TaskExample extends Example {

  /** Where it stands. */
  Source source();

  /** Whether it has what a prediction can be compared with. */
  boolean labelled();
}
