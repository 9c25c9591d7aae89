// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import org.pixellm.plugins.Help;

/**
 * What is written to {@code metrics.jsonl}.
 *
 * @param every steps between two lines about a step
 */
public record JsonlConfig(@Help("steps between two lines about a step, at least 1") int every) {
  /** Checks the number. */
  public JsonlConfig {
    if (every < 1) {
      throw new IllegalArgumentException("every must be at least 1, not " + every);
    }
  }

  /** Every step. */
  public static JsonlConfig defaults() {
    return new JsonlConfig(1);
  }
}
