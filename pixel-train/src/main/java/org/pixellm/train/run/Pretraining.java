// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.checkpoint.CheckpointStore;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.device.Devices;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.model.RendererCheck;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pretrains a model as a configuration says.
 *
 * <p>A run can be stopped or killed at any moment and resumed; it then ends with the same bits as
 * if it had never been interrupted, on the same machine with the same number of threads.
 */
public final class Pretraining {
  private static final Logger LOG = LoggerFactory.getLogger(Pretraining.class);

  private final PluginCreator plugins;
  private final ModelAssembly assembly;
  private final RunResolution resolution;
  private final RunProvenance provenances;
  private final RunConfigLoader configurations;
  private final ModelFiles modelFiles;
  private final AtomicFileWriter files;

  /** Pretraining with the given plug-ins. */
  @Inject
  public Pretraining(
      PluginCreator plugins,
      RunConfigLoader configurations,
      ModelFiles modelFiles,
      AtomicFileWriter files) {
    this.plugins = plugins;
    this.assembly = new ModelAssembly(plugins);
    this.resolution = new RunResolution(plugins, modelFiles);
    this.provenances = new RunProvenance(configurations, modelFiles);
    this.configurations = configurations;
    this.modelFiles = modelFiles;
    this.files = files;
  }

  /**
   * Begins a run, or goes on with one; logs a warning if that draws text otherwise than before.
   *
   * @param config what to do
   * @param resume whether to go on with the run in the output folder; one that was killed before it
   *     saved anything begins again
   * @param stop raised to stop after the current step, with a checkpoint
   * @throws PixelException if the configuration, the data or the folder does not allow it
   */
  public RunResult run(RunConfig config, boolean resume, StopSignal stop) {
    return run(config, resume, stop, RendererCheck.warning(LOG::warn));
  }

  /**
   * Begins a run, or goes on with one.
   *
   * @param config what to do
   * @param resume whether to go on with the run in the output folder; one that was killed before it
   *     saved anything begins again
   * @param stop raised to stop after the current step, with a checkpoint
   * @param check what is done if the run goes on where text is drawn otherwise
   * @throws PixelException if the configuration, the data or the folder does not allow it
   */
  public RunResult run(RunConfig config, boolean resume, StopSignal stop, RendererCheck check) {
    return run(config, resume, stop, check, Map.of());
  }

  /**
   * Begins a run, or goes on with one, and measures the held-out text in several ways.
   *
   * @param config what to do
   * @param resume whether to go on with the run in the output folder; one that was killed before it
   *     saved anything begins again
   * @param stop raised to stop after the current step, with a checkpoint
   * @param check what is done if the run goes on where text is drawn otherwise
   * @param measures objectives with the same parameters as the run's own, by which the model is
   *     measured besides; the scores of {@code span} are {@code span.loss} and so on
   * @throws PixelException if the configuration, the data or the folder does not allow it
   */
  public RunResult run(
      RunConfig config,
      boolean resume,
      StopSignal stop,
      RendererCheck check,
      Map<String, PluginChoice> measures) {
    try (RunLock lock = new RunLock(Path.of(config.output()))) {
      return run(config, resume, stop, check, measures, lock);
    }
  }

  private RunResult run(
      RunConfig config,
      boolean resume,
      StopSignal stop,
      RendererCheck check,
      Map<String, PluginChoice> measures,
      RunLock lock) {
    ResolvedRun run = resolution.resolve(config);
    Optional<ParentModel> parent = run.parent();
    RunConfig resolved = run.config();
    RunFolder folder = new RunFolder(Path.of(config.output()));
    if (resume) {
      folder.sweep(lock);
    }
    boolean begun = resume && folder.begun();
    if (!begun) {
      folder.requireFree();
    }

    TextRenderer renderer = plugins.renderer(resolved.renderer(), resolved.layout());
    RandomSource random = new RandomSource(resolved.seed());
    PretrainingData data =
        PretrainingData.open(
            resolved.data(),
            TrainingAttack.of(resolved.data().attack(), plugins::attack),
            plugins.datasetReader(resolved.data().reader()),
            renderer,
            random);
    CheckpointStore checkpoints =
        new CheckpointStore(
            folder.checkpoints(), resolved.training().keepCheckpoints(), modelFiles, files);
    Optional<Path> checkpoint = begun ? checkpoints.newest() : Optional.empty();
    if (checkpoint.isEmpty() && run.drawsAsModel()) {
      Path model = parent.orElseThrow().directory();
      check.check(model, modelFiles.readRenderer(model), renderer);
    }
    checkpoint.ifPresent(saved -> check.check(saved, modelFiles.readRenderer(saved), renderer));
    Engine engine = TorchEngine.start(resolved.training().threads());
    Devices devices = resolved.training().deviceChoice().on(engine);
    resolved.training().precision().requireOn(devices, System.getenv());
    Function<Device, PixelModel> assemble =
        device ->
            parent.isPresent()
                ? parent
                    .get()
                    .assemble(
                        checkpoint.orElse(parent.get().directory()), resolved, renderer, device)
                : assembly.assemble(resolved, renderer, device);
    try (PixelModel model = assemble.apply(devices.first());
        ModelCopies copies = new ModelCopies(devices, assemble, random.stream("initialisation"))) {
      RunConfig settled =
          begun ? asBegun(folder, resolved, devices) : settled(resolved, model, data, devices);
      Provenance provenance =
          provenances.of(settled, engine, devices, renderer, data, parent, checkpoint);
      model.initialize(random.stream("initialisation"));
      if (checkpoint.isEmpty()) {
        parent.ifPresent(from -> from.fill(model));
      }
      if (!begun) {
        folder.create(configurations.toYaml(settled), files, lock);
      }
      // Now that the folder is this run's: one that is refused reads nothing.
      provenance.readAhead();
      assembly.addMeasures(model, resolved, renderer, measures);
      RunOutputs outputs =
          new RunOutputs(
              folder, checkpoints, modelFiles, RendererSettings.of(renderer), provenance);
      try (TrainingLoop loop =
          new TrainingLoop(
              settled, model, copies, devices, data, random, engine, outputs, checkpoint)) {
        return loop.run(listeners(resolved), stop);
      }
    }
  }

  /**
   * Checks that a run may begin in a folder.
   *
   * @throws PixelException if it holds anything
   */
  public void requireFree(Path output) {
    new RunFolder(output).requireFree();
  }

  /** Where the number of workers or of steps was left open, it is what the run was begun with. */
  private RunConfig asBegun(RunFolder folder, RunConfig now, Devices devices) {
    RunConfig before = configurations.load(folder.configuration(), List.of());
    int workers = Math.max(1, before.training().workers()); // older runs knew no other number
    TrainingConfig training = now.training();
    if (training.workers() == 0) {
      training = training.withWorkers(workers);
    }
    if (training.operations() > 0) {
      training = training.withSteps(before.training().steps());
    }
    RunConfig settled = now.withTraining(training);
    ResumeCheck.requireSame(
        folder.root(),
        configurations.toMap(before.withTraining(before.training().withWorkers(workers))),
        configurations.toMap(settled));
    WorkerCount.requireEnough(settled.training().workers(), devices);
    return settled;
  }

  private static RunConfig settled(
      RunConfig config, PixelModel model, PretrainingData data, Devices devices) {
    TrainingConfig training = config.training();
    training = training.withWorkers(WorkerCount.of(training, model, devices));
    return config.withTraining(OperationBudget.settle(training, model, data));
  }

  private Listeners listeners(RunConfig config) {
    return new Listeners(config.listeners().stream().map(plugins::runListener).toList());
  }
}
