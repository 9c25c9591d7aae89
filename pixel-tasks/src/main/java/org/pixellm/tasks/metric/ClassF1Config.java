// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which F1 is the score.
 *
 * @param positive the class whose F1 is {@code f1}; empty for the mean over all classes
 */
public record ClassF1Config(
    @Help("class whose F1 is the score, such as 1 for MRPC and QQP; empty: the mean over classes")
        String positive) {
  /** Checks that there is a value. */
  public ClassF1Config {
    Objects.requireNonNull(positive, "positive");
  }
}
