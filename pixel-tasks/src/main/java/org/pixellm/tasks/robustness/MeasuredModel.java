// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.List;
import org.pixellm.plugins.data.Example;
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

  /** Draws examples as this model reads them. */
  ExampleDrawing drawing() {
    return new ExampleDrawing(task.renderer(), task.description(), task.model().head());
  }

  /** Predictions, one an example. */
  List<Object> predict(List<Example> examples, Scorer scorer) {
    int count = WorkerCount.forInference(examples.size());
    try (Workers workers = Workers.of(count, false)) {
      TaskPass pass = new TaskPass(task.model(), BATCH_PATCHES, workers);
      return new Measurement(examples, drawing(), 0, scorer, pass).predict();
    }
  }

  @Override
  public void close() {
    task.close();
  }
}
