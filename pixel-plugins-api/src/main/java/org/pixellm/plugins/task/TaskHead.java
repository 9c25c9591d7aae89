// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.TextInput;

/**
 * Turns states into predictions of a task.
 *
 * <p>All windows of an example are in one batch. A head makes one prediction of them, in which each
 * word or answer counts once although neighbouring windows overlap.
 *
 * <p><b>Padding must not change a prediction</b>: an example alone and in a batch gives the same.
 * The states of a {@link TaskBatch} stand one after another, so a head that takes rows by {@link
 * TaskBatch#clsRow} and {@link TaskBatch#patchRow} up to a window's own patches never sees any.
 *
 * <p>Inside a recorded graph use no {@code NDArray} method that takes a {@link Number}: DJL frees
 * the scalar before the backward pass reads it. What is made belongs to {@link
 * StepContext#manager()}.
 *
 * @param <E> examples of the task, labels included
 * @param <P> a prediction for one example
 */
public interface TaskHead<E extends Example, P> extends NetworkPart {

  /**
   * What is drawn of an example, each input by itself: its one input, unless the head compares
   * texts that it must not read together.
   */
  default List<TextInput> inputs(E example) {
    return List.of(example.input());
  }

  /**
   * What is drawn of an example to train on it.
   *
   * @param random the only source of randomness
   */
  default List<TextInput> trainingInputs(E example, RandomGenerator random) {
    return inputs(example);
  }

  /**
   * Whether {@link #trainingInputs} of an example differ from one call to the next, so that it is
   * drawn again in each epoch. What is drawn of others may be kept.
   */
  default boolean variesTrainingInputs(E example) {
    return false;
  }

  /**
   * Whether the loss compares the examples of a batch with each other, as a contrastive loss does.
   * Then a batch is never cut into parts that several workers compute, which would change the loss
   * with the number of workers.
   */
  default boolean needsWholeBatches() {
    return false;
  }

  /**
   * The {@link #loss} of the best guess that does not look at a text: what a training is stuck at
   * that has learnt no more than how often each label occurs, as the entropy of classes, or the
   * variance of numbers. By it a training that learns nothing is told from one that does; without
   * it, by its predictions alone.
   *
   * @param training what the head learns from
   * @return the loss, in the unit of {@link #loss}; empty if it is not known
   */
  default OptionalDouble constantGuessLoss(TrainingExamples<E> training) {
    return OptionalDouble.empty();
  }

  /**
   * The loss of a batch of {@linkplain #trainingInputs training inputs}: a mean over {@link
   * LossTerms#count()} labelled things, so that the losses of several batches can be joined. A
   * batch without any has count 0 and a loss that nobody looks at.
   *
   * @throws org.pixellm.plugins.PixelException naming file and line, if an example has no label or
   *     one that this head does not know
   */
  LossTerms loss(TaskBatch<? extends E> batch, StepContext context);

  /**
   * Predictions for a batch, one an example, from {@link #inputs}. Labels are not looked at.
   * Several threads may ask at once.
   */
  List<P> predict(TaskBatch<? extends E> batch, StepContext context);
}
