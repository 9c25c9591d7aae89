// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.encode.LengthBatches;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.train.run.Workers;

/** Runs examples through a model without learning, in batches of about one length. */
public final class TaskPass {
  private final TaskModel model;
  private final int batchPatches;
  private final Workers workers;

  /**
   * A pass.
   *
   * @param batchPatches most patches of a batch; a longer example is alone
   * @param workers compute the batches
   */
  public TaskPass(TaskModel model, int batchPatches, Workers workers) {
    this.model = model;
    this.batchPatches = batchPatches;
    this.workers = workers;
  }

  /**
   * What came out.
   *
   * @param predictions one an example, in order
   * @param loss mean over all labelled things; empty if it was not asked for, or of nothing
   * @param count how many labelled things there are
   */
  public record Result(List<Object> predictions, OptionalDouble loss, long count) {}

  private record Part(List<Object> predictions, double loss, long count) {}

  /** Predictions alone; labels are not looked at. */
  public List<Object> predict(List<? extends DrawnExample<?>> examples) {
    return run(examples, true, false).predictions();
  }

  /**
   * Predictions and loss.
   *
   * @param examples labelled
   * @throws org.pixellm.plugins.PixelException naming file and line, if one has no label, or one
   *     that the head does not know
   */
  public Result measure(List<? extends DrawnExample<?>> examples) {
    return run(examples, true, true);
  }

  /**
   * The loss alone.
   *
   * @param examples labelled, drawn as to learn from them
   * @return without predictions
   * @throws org.pixellm.plugins.PixelException as {@link #measure}
   */
  public Result loss(List<? extends DrawnExample<?>> examples) {
    return run(examples, false, true);
  }

  private Result run(
      List<? extends DrawnExample<?>> examples, boolean predicting, boolean withLoss) {
    int[] lengths = examples.stream().mapToInt(DrawnExample::patches).toArray();
    List<List<Integer>> batches = LengthBatches.of(lengths, batchPatches);
    List<Supplier<Part>> pieces = new ArrayList<>(batches.size());
    for (List<Integer> batch : batches) {
      List<DrawnExample<?>> chosen = new ArrayList<>(batch.size());
      batch.forEach(index -> chosen.add(examples.get(index)));
      pieces.add(() -> GradientMode.off(() -> part(chosen, predicting, withLoss)));
    }
    List<Part> parts = workers.run(pieces);
    Object[] predictions = new Object[examples.size()];
    double loss = 0;
    long count = 0;
    for (int i = 0; i < parts.size(); i++) {
      List<Integer> batch = batches.get(i);
      for (int row = 0; predicting && row < batch.size(); row++) {
        predictions[batch.get(row)] = parts.get(i).predictions().get(row);
      }
      loss += parts.get(i).loss();
      count += parts.get(i).count();
    }
    return new Result(
        predicting ? Arrays.asList(predictions) : List.of(),
        count == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss / count),
        count);
  }

  private Part part(List<DrawnExample<?>> examples, boolean predicting, boolean withLoss) {
    try (NDManager scope = model.manager().newSubManager()) {
      StepContext context = new StepContext(scope, false, new SplittableRandom(0), 0, 1);
      TaskBatch<Example> batch = model.read(examples, context);
      List<Object> predictions = predicting ? model.head().predict(batch, context) : List.of();
      if (!withLoss) {
        return new Part(predictions, 0, 0);
      }
      LossTerms terms = model.head().loss(batch, context);
      double loss = terms.count() == 0 ? 0 : terms.loss().getFloat() * (double) terms.count();
      return new Part(predictions, loss, terms.count());
    }
  }
}
