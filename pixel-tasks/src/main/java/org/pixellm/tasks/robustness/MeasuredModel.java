// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.List;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.evaluate.Measurement;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.evaluate.TaskPass;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.train.run.WorkerCount;
import org.pixellm.train.run.Workers;

/** A model that is open for a comparison. */
record MeasuredModel(NamedModel named, OpenTask task) implements AutoCloseable {
  private static final int BATCH_PATCHES = 4096;

  /** Whether it can be measured so. */
  boolean sees(Trial trial) {
    return trial.isSeenThrough(task.renderer());
  }

  /** Draws a trial's examples as this model sees them. */
  ExampleDrawing drawing(Trial trial) {
    return new ExampleDrawing(
        trial.through(task.renderer()), task.description(), task.model().head());
  }

  /** Predictions, one an example. */
  List<Object> predict(Trial trial, Scorer scorer) {
    int count = WorkerCount.forInference(trial.examples().size());
    try (Workers workers = Workers.of(count, false)) {
      TaskPass pass = new TaskPass(task.model(), BATCH_PATCHES, workers);
      return new Measurement(trial.examples(), drawing(trial), 0, scorer, pass).predict();
    }
  }

  @Override
  public void close() {
    task.close();
  }
}
