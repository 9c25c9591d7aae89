// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.tasks.evaluate.CaptionRenderer;
import org.pixellm.tasks.evaluate.Captions;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.evaluate.ExamplePicture;
import org.pixellm.tasks.evaluate.TaskExamples;
import org.pixellm.tasks.evaluate.TaskPass;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.tasks.model.OpenTasks;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.run.WorkerCount;
import org.pixellm.train.run.Workers;

/** Opens fine-tuned models to predict. */
public final class TaskPrediction {
  private final PluginCreator plugins;
  private final OpenTasks tasks;
  private final TaskExamples reading;
  private final CaptionRenderer captioning;

  /** Prediction with the given plug-ins. */
  @Inject
  public TaskPrediction(
      PluginCreator plugins, OpenTasks tasks, TaskExamples reading, CaptionRenderer captioning) {
    this.plugins = plugins;
    this.tasks = tasks;
    this.reading = reading;
    this.captioning = captioning;
  }

  /**
   * Opens a model. Starts the engine if it does not run.
   *
   * @param model a fine-tuned model's directory
   * @param check what is done if text is drawn otherwise here than where the model was trained
   * @param threads threads of the engine; 0 for its own choice
   * @param device where it is to compute
   * @throws org.pixellm.plugins.PixelException if there is no such model or device, or the model
   *     has no head
   */
  public Predictor open(Path model, RendererCheck check, int threads, DeviceChoice device) {
    return new Predictor(tasks.open(model, saved -> saved, check, threads, device));
  }

  /** A model that predicts. Used by one thread. */
  public final class Predictor implements AutoCloseable {
    private static final int BATCH_PATCHES = 4096;

    /** Examples that are drawn and predicted together. */
    private static final int BLOCK = 256;

    private final OpenTask task;
    private final ExampleDrawing drawing;
    private final Workers workers;
    private final TaskPass pass;

    Predictor(OpenTask task) {
      this.task = task;
      this.drawing = new ExampleDrawing(task.renderer(), task.description(), task.model().head());
      this.workers = Workers.of(WorkerCount.forInference(BLOCK), false);
      this.pass = new TaskPass(task.model(), BATCH_PATCHES, workers);
    }

    /** Makes examples of lines of text. */
    public TextExamples lines() {
      return new TextExamples(plugins.exampleType(task.description().head()));
    }

    /** Writes predictions as entries for JSON. */
    public PredictionEntries entries() {
      ConfigEntries config = new ConfigEntries(JsonObjectFile.CONFIG, task.model().configuration());
      return new PredictionEntries(
          config.has("id2label") ? LabelEntries.read(config).labels() : List.of());
    }

    /** Writes predictions as CoNLL-U. */
    public ConlluOutput conllu() {
      return new ConlluOutput(task.description().reader());
    }

    /**
     * The examples of the task's files, labelled or not.
     *
     * @param reader reads them; the model's own unless the user names another
     */
    public List<Example> read(List<String> files, PluginChoice reader) {
      return reading.read(reader, task.description().head(), files, 0);
    }

    /** What the model is for. */
    public TaskDescription description() {
      return task.description();
    }

    /**
     * Predicts, some hundred examples at a time.
     *
     * @param examples in any number
     * @param taker is given each example with its prediction, in order
     */
    public void predict(List<Example> examples, BiConsumer<Example, Object> taker) {
      for (int from = 0; from < examples.size(); from += BLOCK) {
        List<Example> block = examples.subList(from, Math.min(examples.size(), from + BLOCK));
        List<DrawnExample<Example>> drawn = block.stream().map(drawing::toPredict).toList();
        List<Object> predictions = pass.predict(drawn);
        for (int i = 0; i < block.size(); i++) {
          taker.accept(block.get(i), predictions.get(i));
        }
      }
    }

    /** Predictions drawn below what the model saw. */
    public BufferedImage draw(List<Example> examples) {
      List<Object> predictions = new ArrayList<>();
      predict(examples, (example, prediction) -> predictions.add(prediction));
      return new ExamplePicture(new Captions(captioning.of(task.renderer())))
          .ofPredictions(examples, predictions, captioning.drawing(task));
    }

    @Override
    public void close() {
      workers.close();
      task.close();
    }
  }
}
