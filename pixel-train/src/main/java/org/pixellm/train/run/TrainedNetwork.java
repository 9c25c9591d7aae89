// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;

/**
 * What a {@link TrainingStep} trains: a network that has a loss on batches of some kind. Several
 * threads may ask for losses at once.
 *
 * @param <B> a batch
 */
public interface TrainedNetwork<B> {

  /** Owns the parameters' arrays; a step makes sub-managers of it. */
  NDManager manager();

  /** All parameters by checkpoint name, with values. */
  Map<String, Parameter> parameters();

  /** The loss of a batch, or of a part of one. Its randomness comes from the context alone. */
  LossTerms loss(B batch, StepContext context);

  /**
   * Cuts a batch into parts that take about as long as each other. Equal batches are cut alike.
   *
   * @param most how many parts, at least 1
   * @return at least one part, none of them empty
   */
  List<B> cut(B batch, int most);
}
