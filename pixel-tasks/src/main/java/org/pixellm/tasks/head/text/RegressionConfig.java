// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import org.pixellm.plugins.Help;

/**
 * What a user says about numbers for texts.
 *
 * @param pooling how the states of a text become one vector
 * @param dropout of that vector before the last layer
 * @param referencePadding as in {@link TextHeadConfig}
 */
public record RegressionConfig(
    @Help("cls, mean, max, or attention by so many heads: pma8") String pooling,
    @Help("dropout before the last layer, 0 to below 1; the paper's is 0.1") double dropout,
    @Help("whether padding takes part in pooling by attention, as in the original")
        boolean referencePadding) {

  /** Checks the pooling. */
  public RegressionConfig {
    PoolingMode.of(pooling);
  }

  /** The mean over patches. */
  public static RegressionConfig defaults() {
    return new RegressionConfig("mean", 0, false);
  }
}
