// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.Map;
import org.pixellm.plugins.task.Metric;

/**
 * The share of examples whose class is right: {@code accuracy}, 0 to 1; 0 of no examples. The score
 * of GLUE's SST-2, MNLI, QNLI, RTE and WNLI, of XNLI and of SIB-200.
 */
public final class Accuracy implements Metric<String, String> {

  @Override
  public String mainScore() {
    return "accuracy";
  }

  @Override
  public Tally<String, String> start() {
    return new Tally<>() {
      private long right;
      private long all;

      @Override
      public void add(String prediction, String gold) {
        right += prediction.equals(gold) ? 1 : 0;
        all++;
      }

      @Override
      public Map<String, Double> scores() {
        return Map.of("accuracy", Ratio.of(right, all));
      }
    };
  }
}
