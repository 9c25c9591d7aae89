// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.evaluate.TaskExamples;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.tasks.model.TaskModelFiles;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.Devices;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.run.Provenance;
import org.pixellm.train.run.ResumeCheck;
import org.pixellm.train.run.RunFolder;
import org.pixellm.train.run.RunLock;
import org.pixellm.train.run.StopSignal;
import org.pixellm.train.run.WorkerCount;

/**
 * Fine-tunes a model for a task as a configuration says: once a seed, keeping for each the weights
 * that measured best.
 *
 * <p>A run can be stopped or killed at any moment and resumed; it then ends with the same bits as
 * if it had never been interrupted, on the same machine with the same number of threads.
 */
public final class FineTuning {
  private static final String RESULTS = "results.json";

  /** Evaluations decide which weights are kept, and when patience ends. */
  private static final Set<String> DECISIVE = Set.of("training.evaluate_every");

  private final PluginCreator plugins;
  private final ConfigLoader configurations;
  private final ModelFiles models;
  private final TaskModelFiles taskModels;
  private final AtomicFileWriter files;
  private final Preparation preparation;

  /** Fine-tuning with the given plug-ins. */
  @Inject
  public FineTuning(
      PluginCreator plugins,
      ConfigLoader configurations,
      ModelFiles models,
      TaskModelFiles taskModels,
      TaskExamples reading,
      AtomicFileWriter files) {
    this.plugins = plugins;
    this.configurations = configurations;
    this.models = models;
    this.taskModels = taskModels;
    this.files = files;
    this.preparation = new Preparation(plugins, reading);
  }

  /**
   * A configuration: the defaults, a file over them, single settings over both.
   *
   * @param file YAML; empty for none
   * @param settings {@code a.b=c} each, the value in YAML
   * @throws PixelException if the file is missing or wrong, or a setting is
   */
  public FineTuningConfig load(Optional<Path> file, List<String> settings) {
    return configurations.load(FineTuningConfig.defaults(), file, settings);
  }

  /**
   * Begins a run, or goes on with one.
   *
   * @param config what to do
   * @param resume whether to go on with the run in the output folder; seeds may be added then
   * @param stop raised to stop after the current step, with a checkpoint
   * @param check what is done if text is drawn otherwise here than where the model was trained
   * @throws PixelException if the configuration, the data or the folder does not allow it
   */
  public FineTuningResult run(
      FineTuningConfig config, boolean resume, StopSignal stop, RendererCheck check) {
    try (RunLock lock = new RunLock(Path.of(config.output()))) {
      return run(config, resume, stop, check, lock);
    }
  }

  private FineTuningResult run(
      FineTuningConfig config, boolean resume, StopSignal stop, RendererCheck check, RunLock lock) {
    RunFolder folder = new RunFolder(Path.of(config.output()));
    if (resume) {
      folder.sweep(lock);
    }
    boolean begun = resume && folder.begun();
    if (!begun) {
      folder.requireFree();
    }
    FineTuningConfig resolved = resolve(config);
    Scorer scorer = new Scorer(resolved.metric().name(), plugins.metric(resolved.metric()));
    ModelStart start = new ModelStart(plugins, models, resolved, check);
    TrainingAttack attack = TrainingAttack.of(resolved.data().attack(), plugins::attack);
    TaskSplits splits = preparation.splits(resolved);
    attack.requireFits(splits.train());
    scorer.requireGold(splits.validation());
    scorer.requireGold(splits.test());
    List<String> labels = preparation.labels(resolved, splits);
    PluginChoice head = preparation.head(resolved, splits, labels);
    Optional<Map<String, Double>> majority = majority(splits, scorer);
    Goal goal = goal(resolved, splits, scorer);
    Engine engine = TorchEngine.start(resolved.training().threads());
    Devices devices = resolved.training().deviceChoice().on(engine);
    resolved.training().precision().requireOn(devices, System.getenv());
    requireFollowed(resolved.training(), start, head, labels);
    FineTuningConfig settled = settle(resolved, folder, begun, start, head, labels, devices);
    if (begun) {
      requireSame(folder, settled);
    } else {
      folder.create(configurations.toYaml(settled), files, lock);
    }
    AttemptContext context =
        new AttemptContext(
            settled,
            provenance(settled, start, splits, engine, devices),
            splits,
            attack,
            labels,
            head,
            start,
            scorer,
            goal,
            engine,
            devices,
            taskModels);
    return train(context, folder, majority, stop);
  }

  private Provenance provenance(
      FineTuningConfig config,
      ModelStart start,
      TaskSplits splits,
      Engine engine,
      Devices devices) {
    Provenance provenance =
        new Provenance(
            Provenance.Kind.FINE_TUNING,
            configurations.toMap(config),
            engine,
            devices,
            start.renderer().fingerprint(),
            splits::manifest);
    return config.withoutModel()
        ? provenance
        : provenance.startingWith(config.model(), ModelFiles.manifest(Path.of(config.model())));
  }

  private FineTuningResult train(
      AttemptContext context,
      RunFolder folder,
      Optional<Map<String, Double>> majority,
      StopSignal stop) {
    List<SeedResult> results = new ArrayList<>();
    for (long seed : context.config().seeds()) {
      new SeedTraining(context, plugins, files, folder.root(), seed)
          .run(stop)
          .ifPresent(results::add);
      if (stop.raised()) {
        break;
      }
    }
    FineTuningResult result =
        new FineTuningResult(
            results.size() == context.config().seeds().size(),
            folder.root(),
            folder.model(),
            context.goal().name(),
            results,
            majority);
    if (result.finished()) {
      Comparator<SeedResult> byScore =
          Comparator.comparingDouble(seed -> context.goal().of(seed.validation()));
      copy(results.stream().max(byScore).orElseThrow().model(), folder.model());
      new JsonObjectFile(RESULTS, files).write(folder.root(), toMap(result));
    }
    return result;
  }

  private static void copy(Path from, Path to) {
    AtomicDirectory.replace(
        to,
        directory -> {
          try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.toList()) {
              Files.copy(file, directory.resolve(file.getFileName()));
            }
          } catch (IOException e) {
            throw new PixelException("cannot copy " + from + " to " + to + ": " + e, e);
          }
        });
  }

  private static Map<String, Object> toMap(FineTuningResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("best_metric", result.goal());
    map.put("seeds", result.seeds().stream().map(SeedResult::toMap).toList());
    map.put("validation", summaries(result.validation()));
    map.put("test", summaries(result.test()));
    result.majority().ifPresent(scores -> map.put("majority_guess", new TreeMap<>(scores)));
    return map;
  }

  private static Map<String, Object> summaries(Map<String, Summary> summaries) {
    Map<String, Object> map = new TreeMap<>();
    summaries.forEach((name, summary) -> map.put(name, summary.toMap()));
    return map;
  }

  /** Scores of the guess that looks at labels alone; fails early if the metric does not fit. */
  private static Optional<Map<String, Double>> majority(TaskSplits splits, Scorer scorer) {
    if (!scorer.needsGold()) {
      return Optional.empty();
    }
    List<Example> measured = splits.test().isEmpty() ? splits.validation() : splits.test();
    return new MajorityGuess(splits.train())
        .predictions(measured)
        .map(predictions -> scorer.score(measured, predictions));
  }

  /** Fails early if the model would not do what a setting says of its layers. */
  private static void requireFollowed(
      TaskTrainingConfig training, ModelStart start, PluginChoice head, List<String> labels) {
    if (training.layerDecay() < 1 || training.dropout() >= 0) {
      try (TaskModel model = start.assemble(head, labels, Device.cpu())) {
        LayerwiseDecay.factors(training.layerDecay(), model.parameters().keySet());
      }
    }
  }

  /** What is best; fails early if the metric has no such score on the validation examples. */
  private static Goal goal(FineTuningConfig config, TaskSplits splits, Scorer scorer) {
    String best = config.training().bestMetric();
    Goal goal = new Goal(best.isBlank() ? scorer.mainScore() : best);
    if (scorer.needsGold()) {
      new MajorityGuess(splits.train())
          .predictions(splits.validation())
          .map(guesses -> scorer.score(splits.validation(), guesses))
          .ifPresent(scores -> goal.requireAmong(scores.keySet()));
    } else {
      goal.requireAmong(Set.of());
    }
    return goal;
  }

  /** Where the number of workers was left open, it is what the run was begun with. */
  private FineTuningConfig settle(
      FineTuningConfig config,
      RunFolder folder,
      boolean begun,
      ModelStart start,
      PluginChoice head,
      List<String> labels,
      Devices devices) {
    TaskTrainingConfig training = config.training();
    int known =
        training.workers() > 0 || !begun
            ? training.workers()
            : load(Optional.of(folder.configuration()), List.of()).training().workers();
    try (TaskModel model = start.assemble(head, labels, Device.cpu())) {
      if (model.head().needsWholeBatches()) {
        if (devices.count() > 1) {
          throw new PixelException(
              "the head %s compares the examples of a batch, which therefore cannot be shared by %s; choose one of them"
                  .formatted(config.head().name(), devices));
        }
        // Where a batch is not cut, one worker with all threads computes it.
        return config.withTraining(training.withWorkers(known > 0 ? known : 1));
      }
      int workers =
          WorkerCount.of(
              known,
              training.batchSize(),
              model.drawsEngineRandomness(),
              model.trainedValues(),
              devices);
      return config.withTraining(training.withWorkers(workers));
    }
  }

  private void requireSame(RunFolder folder, FineTuningConfig now) {
    FineTuningConfig before = load(Optional.of(folder.configuration()), List.of());
    ResumeCheck.requireSame(
        folder.root(), configurations.toMap(before), configurations.toMap(now), DECISIVE);
  }

  /** The configuration with every plug-in's settings written out. */
  private FineTuningConfig resolve(FineTuningConfig config) {
    TaskDataConfig data = config.data();
    return new FineTuningConfig(
        config.model(),
        config.weights(),
        config.output(),
        config.seeds(),
        plugins.resolve(PluginKind.RENDERER, config.renderer()),
        plugins.resolve(PluginKind.LAYOUT_MODE, config.layout()),
        plugins.resolve(PluginKind.BACKBONE, config.backbone()),
        plugins.resolve(PluginKind.TASK_HEAD, config.head()),
        plugins.resolve(PluginKind.METRIC, config.metric()),
        data.withReader(plugins.resolve(PluginKind.DATASET_READER, data.reader()))
            .withAttack(data.attack().resolved(by -> plugins.resolve(PluginKind.ATTACK, by))),
        config.training(),
        config.optimizer(),
        config.schedule(),
        config.guard(),
        config.listeners().stream()
            .map(choice -> plugins.resolve(PluginKind.RUN_LISTENER, choice))
            .toList());
  }
}
