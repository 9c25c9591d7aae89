// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.tasks.model.OpenTask;
import org.pixellm.tasks.model.OpenTasks;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.window.LongInputs;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.run.WorkerCount;
import org.pixellm.train.run.Workers;

/**
 * Scores a fine-tuned model on labelled data and writes a report: {@code metrics.json}, {@code
 * confusion.png} where there are labels and not too many, and {@code mistakes.png} with the worst
 * mistakes as the model saw them.
 */
public final class TaskEvaluation {
  private static final String METRICS = "metrics.json";
  private static final int BATCH_PATCHES = 4096;

  private final PluginCreator plugins;
  private final OpenTasks tasks;
  private final TaskExamples reading;
  private final CaptionRenderer captioning;
  private final AtomicFileWriter files;

  /** Evaluation with the given plug-ins. */
  @Inject
  public TaskEvaluation(
      PluginCreator plugins,
      OpenTasks tasks,
      TaskExamples reading,
      CaptionRenderer captioning,
      AtomicFileWriter files) {
    this.plugins = plugins;
    this.tasks = tasks;
    this.reading = reading;
    this.captioning = captioning;
    this.files = files;
  }

  /**
   * Evaluates.
   *
   * @param model a fine-tuned model's directory
   * @param check what is done if text is drawn otherwise here than where the model was trained
   * @throws PixelException if there is no such model, a file is wrong, or an example has no label
   *     or one that the model does not know
   */
  public EvaluationReport run(Path model, EvaluationOptions options, RendererCheck check) {
    try (OpenTask task =
        tasks.open(
            model, saved -> wanted(saved, options), check, options.threads(), options.device())) {
      TaskDescription description = task.description();
      Scorer scorer = new Scorer(description.metric().name(), plugins.metric(description.metric()));
      List<Example> examples =
          reading.read(description.reader(), description.head(), options.files(), 0);
      scorer.requireGold(examples);
      ExampleDrawing drawing =
          new ExampleDrawing(task.renderer(), description, task.model().head());
      Measurement.Result result = measure(task, examples, drawing, scorer);
      return write(model, options, task, scorer, examples, result);
    }
  }

  private static TaskDescription wanted(TaskDescription saved, EvaluationOptions options) {
    TaskDescription wanted = options.reader().map(saved::withReader).orElse(saved);
    Optional<PluginChoice> metric = options.metric();
    wanted = metric.isPresent() ? wanted.withMetric(metric.get()) : wanted;
    return options.truncate() ? wanted.withLongInputs(LongInputs.TRUNCATE) : wanted;
  }

  private static Measurement.Result measure(
      OpenTask task, List<Example> examples, ExampleDrawing drawing, Scorer scorer) {
    int count = WorkerCount.forInference(examples.size());
    try (Workers workers = Workers.of(count, false)) {
      TaskPass pass = new TaskPass(task.model(), BATCH_PATCHES, workers);
      return new Measurement(examples, drawing, 0, scorer, pass).measure();
    }
  }

  private EvaluationReport write(
      Path model,
      EvaluationOptions options,
      OpenTask task,
      Scorer scorer,
      List<Example> examples,
      Measurement.Result result) {
    Path output = options.output();
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new PixelException("cannot make the folder " + output + ": " + e.getMessage(), e);
    }
    // Where the metric compares nothing, nothing is right or wrong.
    List<Example> compared = scorer.needsGold() ? examples : List.of();
    Optional<ConfusionMatrix> confusion = ConfusionMatrix.of(compared, result.predictions());
    Map<String, Object> metrics = metrics(model, options, task.description(), examples, result);
    confusion.ifPresent(
        matrix ->
            metrics.put("confusion", Map.of("labels", matrix.labels(), "counts", matrix.counts())));
    new JsonObjectFile(METRICS, files).write(output, metrics);
    written.add(output.resolve(METRICS));
    Captions captions = new Captions(captioning.of(task.renderer()));
    if (confusion.isPresent() && ConfusionPicture.fits(confusion.get())) {
      Path picture = output.resolve("confusion.png");
      PngFile.write(new ConfusionPicture(captions).draw(confusion.get()), picture);
      written.add(picture);
    }
    List<Mistake> mistakes =
        Mistake.worst(scorer, compared, result.predictions(), options.mistakes());
    if (!mistakes.isEmpty()) {
      Path picture = output.resolve("mistakes.png");
      PngFile.write(
          new ExamplePicture(captions).ofMistakes(mistakes, captioning.drawing(task)), picture);
      written.add(picture);
    }
    return new EvaluationReport(
        examples.size(), scorer.mainScore(), result.scores(), confusion, written);
  }

  private static Map<String, Object> metrics(
      Path model,
      EvaluationOptions options,
      TaskDescription description,
      List<Example> examples,
      Measurement.Result result) {
    DataFingerprint data = DataFingerprint.ofFiles(options.files());
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("model", model.toString());
    metrics.put("files", options.files());
    metrics.put("sha256", data.sha256());
    metrics.put("examples", examples.size());
    metrics.put("metric", description.metric().name());
    metrics.put("scores", new TreeMap<>(result.scores()));
    return metrics;
  }
}
