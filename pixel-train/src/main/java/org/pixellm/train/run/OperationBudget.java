// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.Locale;
import java.util.OptionalLong;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.data.BatchStream;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.model.PixelModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds how many steps a run does whose arithmetic is given in place of their number. */
final class OperationBudget {
  private static final Logger LOG = LoggerFactory.getLogger(OperationBudget.class);

  /** Windows over which the mean is taken: the run's first, so that equal runs get equal steps. */
  private static final int WINDOWS = 1024;

  private OperationBudget() {}

  /**
   * The same with the number of steps that makes the operations, to the nearest; as it is where
   * none are given.
   *
   * @param model its objective counts; needs no values
   * @param data what the run begins with is read
   * @throws PixelException if the objective cannot count, or the operations do not make a step
   */
  static TrainingConfig settle(TrainingConfig training, PixelModel model, PretrainingData data) {
    if (training.operations() == 0) {
      return training;
    }
    double step = training.accumulate() * meanOfABatch(training, model, data);
    long steps = Math.round(training.operations() / step);
    if (steps < 1) {
      throw new PixelException(
          String.format(
              Locale.ROOT,
              "training.operations is %.3g, and one step takes %.3g; allow at least that",
              training.operations(),
              step));
    }
    LOG.info("a step takes {} operations: {} make {} steps", step, training.operations(), steps);
    return training.withSteps(steps);
  }

  private static double meanOfABatch(
      TrainingConfig training, PixelModel model, PretrainingData data) {
    try (BatchStream first = data.batches(training.batchSize(), DataCursor.START)) {
      double sum = 0;
      int batches = 0;
      int windows = 0;
      while (windows < WINDOWS) {
        PatchBatch batch = first.next();
        sum += operations(model, batch);
        windows += batch.size();
        batches++;
      }
      return sum / batches;
    }
  }

  private static double operations(PixelModel model, PatchBatch batch) {
    OptionalLong counted = model.objective().operations(model.backbone(), batch);
    return counted.orElseThrow(
        () ->
            new PixelException(
                "training.operations is given, but the objective does not count those of this"
                    + " encoder; give training.steps instead"));
  }
}
