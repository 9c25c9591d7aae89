// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.pixellm.model.torch.Gradients;

/**
 * Losses and their gradients, each summed over all things that the losses are means of, so that
 * sums over parts add up to that of the whole.
 *
 * @param loss sum of losses
 * @param count of how many things
 * @param gradients of the sum; empty if it is not finite or of nothing
 */
record GradientSum(double loss, long count, Optional<NDList> gradients) {
  static final GradientSum NOTHING = new GradientSum(0, 0, Optional.empty());

  /** The sum with another's, into whose or this one's arrays it goes. */
  GradientSum plus(GradientSum other, Gradients arithmetic) {
    Optional<NDList> sum = gradients.isPresent() ? gradients : other.gradients;
    if (gradients.isPresent() && other.gradients.isPresent()) {
      arithmetic.add(gradients.get(), other.gradients.get());
      other.gradients.get().close();
    }
    return new GradientSum(loss + other.loss, count + other.count, sum);
  }

  /** The same with gradients where a manager's arrays are; the old ones are closed. */
  GradientSum movedTo(NDManager manager, Gradients arithmetic) {
    return new GradientSum(loss, count, gradients.map(found -> arithmetic.moveTo(manager, found)));
  }

  /** Mean loss; not a number if it is of nothing. */
  double mean() {
    return loss / count;
  }
}
