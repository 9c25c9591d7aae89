// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** How some of an optimiser's parameters follow their gradients. */
interface UpdateRule extends AutoCloseable {

  /**
   * What one update is made with.
   *
   * @param scope for arrays that do not outlive the update
   * @param learningRate its rate
   * @param count which update this is, from 1
   * @param divisor gradients are divided by it
   */
  record Update(NDManager scope, double learningRate, long count, double divisor) {}

  /**
   * Changes the rule's parameters.
   *
   * @param gradients of all the optimiser's parameters, in its order; may be overwritten
   */
  void apply(NDList gradients, Update update);

  /** What the rule remembers, by name; the arrays that updates change, not copies. */
  Map<String, NDArray> moments();

  @Override
  void close();
}
