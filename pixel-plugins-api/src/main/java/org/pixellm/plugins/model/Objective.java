// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.util.Optional;
import java.util.OptionalLong;

/** Turns a batch into a training loss, by way of a backbone and parameters of its own. */
public interface Objective extends NetworkPart {

  /**
   * The loss of a batch. All randomness (masks) comes from {@link StepContext#random()}, so equal
   * contexts give equal losses.
   */
  LossTerms loss(EncoderBackbone backbone, PatchBatch batch, StepContext context);

  /**
   * The arithmetic that a training step cannot do without for a batch, forward and backward, in
   * floating-point operations: two for each multiplication and addition of matrix products and of
   * attention, over real patches only. Equal batches give equal numbers, whatever is hidden. Runs
   * are cut to an amount of it, and compared at equal amounts.
   *
   * @param backbone the encoder by way of which the loss is computed
   * @return at least 0; empty where the objective cannot say, for example of a backbone that it
   *     does not know
   */
  default OptionalLong operations(EncoderBackbone backbone, PatchBatch batch) {
    return OptionalLong.empty();
  }

  /**
   * A guess that looks at the training data but not at the input, to measure a model against; empty
   * where the objective has none.
   */
  default Optional<ConstantGuess> constantGuess() {
    return Optional.empty();
  }

  /**
   * The best guess that does not look at the input. First {@linkplain #observe observes} training
   * data, then is scored on the same things as the model.
   */
  interface ConstantGuess {
    /** Takes a batch of training data into account. */
    void observe(PatchBatch batch);

    /**
     * The guess's loss on a batch, over exactly what {@link Objective#loss} hides when it is given
     * an equal context.
     */
    Score score(PatchBatch batch, StepContext context);

    /**
     * A mean loss and over how many things it was taken.
     *
     * @param loss mean
     * @param count its weight
     */
    record Score(double loss, long count) {}
  }
}
