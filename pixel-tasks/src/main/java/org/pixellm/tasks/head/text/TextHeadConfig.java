// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import java.util.Map;
import org.pixellm.plugins.Help;

/**
 * What a user says about classes of texts.
 *
 * @param pooling how the states of a text become one vector
 * @param dropout of that vector before the classifier
 * @param classWeights how much a label counts in the loss, by label
 * @param referencePadding whether padding takes part in pooling by attention, as in the original: a
 *     text's prediction then depends on how far it is padded
 */
public record TextHeadConfig(
    @Help("cls, mean, max, or attention by so many heads: pma8") String pooling,
    @Help("dropout before the classifier, 0 to below 1; the paper's is 0.1") double dropout,
    @Help("how much a label counts in the loss, by label; 1 for those not named")
        Map<String, Double> classWeights,
    @Help("whether padding takes part in pooling by attention, as in the original")
        boolean referencePadding) {

  /** Checks the pooling and copies the map. */
  public TextHeadConfig {
    PoolingMode.of(pooling);
    classWeights = Map.copyOf(classWeights);
  }

  /** The mean over patches. */
  public static TextHeadConfig defaults() {
    return new TextHeadConfig("mean", 0, Map.of(), false);
  }
}
