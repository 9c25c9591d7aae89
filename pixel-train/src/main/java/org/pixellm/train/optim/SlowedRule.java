// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Map;

/**
 * A rule whose parameters learn at a share of the run's rate.
 *
 * @param factor the share
 * @param rule what they follow
 */
record SlowedRule(double factor, UpdateRule rule) implements UpdateRule {
  @Override
  public void apply(NDList gradients, Update by) {
    rule.apply(
        gradients, new Update(by.scope(), by.learningRate() * factor, by.count(), by.divisor()));
  }

  @Override
  public Map<String, NDArray> moments() {
    return rule.moments();
  }

  @Override
  public void close() {
    rule.close();
  }
}
