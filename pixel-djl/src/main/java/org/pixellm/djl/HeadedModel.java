// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.evaluate.TaskPass;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.run.Workers;

/** A fine-tuned model: what its head makes of an example. */
final class HeadedModel implements AnsweringModel {
  private static final int BATCH_PATCHES = 4096;

  /** Examples whose pictures are in memory together. */
  private static final int BLOCK = 256;

  private final Path directory;
  private final OpenTask task;
  private final Class<? extends Example> exampleType;
  private final List<String> labels;
  private final ExampleDrawing drawing;
  private final TaskPass pass;

  /**
   * A model.
   *
   * @param task is closed with this, and if this cannot be made
   */
  HeadedModel(Path directory, OpenTask task, PluginCreator plugins) {
    this.directory = directory;
    this.task = task;
    try {
      this.exampleType = plugins.exampleType(task.description().head());
      ConfigEntries config = new ConfigEntries(JsonObjectFile.CONFIG, task.model().configuration());
      this.labels = config.has("id2label") ? LabelEntries.read(config).labels() : List.of();
      this.drawing = new ExampleDrawing(task.renderer(), task.description(), task.model().head());
      // Whoever asks from several threads has threads; the engine has its own within one batch.
      this.pass = new TaskPass(task.model(), BATCH_PATCHES, Workers.inTurn());
    } catch (RuntimeException e) {
      task.close();
      throw e;
    }
  }

  @Override
  public String description() {
    return "in %s has the head %s and".formatted(directory, task.description().head());
  }

  @Override
  public Class<? extends Example> exampleType() {
    return exampleType;
  }

  @Override
  public Class<?> predictionType() {
    return PredictionType.of(task.model().head());
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public Map<String, Parameter> parameters() {
    return task.model().parameters();
  }

  @Override
  public List<Object> answer(List<Example> examples) {
    List<Object> answers = new ArrayList<>(examples.size());
    for (int from = 0; from < examples.size(); from += BLOCK) {
      List<DrawnExample<Example>> drawn =
          examples.subList(from, Math.min(examples.size(), from + BLOCK)).stream()
              .map(drawing::toPredict)
              .toList();
      answers.addAll(pass.predict(drawn));
    }
    return answers;
  }

  @Override
  public void close() {
    task.close();
  }
}
