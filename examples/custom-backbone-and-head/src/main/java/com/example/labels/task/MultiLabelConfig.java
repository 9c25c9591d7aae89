// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import org.pixellm.plugins.Help;

/**
 * The head's settings.
 *
 * @param threshold probability from which on a text is said to have a label
 */
public record MultiLabelConfig(
    @Help("probability from which on a text is said to have a label, above 0 and below 1")
        double threshold) {
  /** Checks the threshold. */
  public MultiLabelConfig {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("threshold must be above 0 and below 1, not " + threshold);
    }
  }
}
