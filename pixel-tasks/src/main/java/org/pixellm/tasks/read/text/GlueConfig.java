// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which task of GLUE is read.
 *
 * @param task the task
 * @param joinPunctuation whether spaces before punctuation are taken out
 */
public record GlueConfig(
    @Help("the task, which tells the columns") GlueTask task,
    @Help("takes out the spaces that tokenizing put around punctuation, as PIXEL does")
        boolean joinPunctuation) {

  /** Checks that the task is set. */
  public GlueConfig {
    Objects.requireNonNull(task, () -> "task must be one of " + GlueTask.names());
  }
}
