// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import org.pixellm.plugins.render.TextInput;

/** One example of a data set. Immutable. Readers return records of their own with labels. */
public interface Example {
  /** What is drawn. */
  TextInput input();
}
