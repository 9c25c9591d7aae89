// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.run.RunListener.CheckpointSaved;
import org.pixellm.plugins.run.RunListener.Evaluation;
import org.pixellm.plugins.run.RunListener.RunStart;
import org.pixellm.plugins.run.RunListener.StepEnd;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.evaluate.DrawnExamples;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.evaluate.Measurement;
import org.pixellm.tasks.evaluate.TaskPass;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.checkpoint.CheckpointFolder;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.Listeners;
import org.pixellm.train.run.Replicas;
import org.pixellm.train.run.RunFolder;
import org.pixellm.train.run.StepPlan;
import org.pixellm.train.run.StopSignal;
import org.pixellm.train.run.TrainingStep;
import org.pixellm.train.run.Workers;

/** One training, from wherever it is to its end, with what happens between its steps. */
final class TrainingAttempt implements AutoCloseable {
  /** Steps in a row without a finite loss after which there is no hope. */
  private static final int MOST_SKIPPED = 10;

  /** Held-out examples that the guard looks at. */
  private static final int PROBED = 256;

  /** Patches of a batch that is not learnt from, where nothing is kept for a backward pass. */
  private static final int EVALUATION_PATCHES = 4096;

  private static final double NANOS = 1e-9;
  private static final long MEGABYTE = 1L << 20;

  /** Most of the kept pixels that are those of validation examples, which are looked at less. */
  private static final long VALIDATION_BYTES = 64L << 20;

  private final AttemptContext context;
  private final TaskTrainingConfig training;
  private final RandomSource random;
  private final double rate;
  private final RunFolder folder;
  private final CheckpointFolder checkpoints;
  private final long totalSteps;
  private final TaskModel model;

  /** On the other devices, to share the work of a step. */
  private final List<TaskModel> copies = new ArrayList<>();

  private final Workers workers;
  private final Optimizer optimizer;
  private final TrainingStep<List<DrawnExample<Example>>> step;
  private final DrawnExamples train;
  private final ExampleDrawing drawing;
  private final Measurement validation;
  private final TrainingGuard guard;
  private AttemptState state;
  private double seconds;
  private long examples;

  /** How a training ended. */
  enum End {
    /** All steps are done, or no better score was in sight. */
    DONE,
    /** It learns nothing. */
    STUCK,
    /** It was asked to stop. */
    INTERRUPTED
  }

  /**
   * How a training ended.
   *
   * @param end in which way
   * @param state where it then was
   * @param reason why it is stuck; it may be done nevertheless, if there was no restart left
   * @param examplesPerSecond examples in a second of this process's steps; 0 without any
   */
  record Outcome(End end, AttemptState state, Optional<String> reason, double examplesPerSecond) {}

  /**
   * A training.
   *
   * @param random its seed's
   * @param rate its highest learning rate
   * @param folder what it writes goes there
   * @param checkpoints it goes on from the newest, if there is one
   */
  TrainingAttempt(
      AttemptContext context,
      RandomSource random,
      double rate,
      RunFolder folder,
      CheckpointFolder checkpoints) {
    this.context = context;
    this.training = context.config().training();
    this.random = random;
    this.rate = rate;
    this.folder = folder;
    this.checkpoints = checkpoints;
    this.totalSteps = training.totalSteps(context.splits().train().size());
    this.model = make(context.devices().first());
    try {
      context.devices().others().forEach(device -> copies.add(make(device)));
    } catch (RuntimeException e) {
      closeModels();
      throw e;
    }
    StepPlan plan = new StepPlan(totalSteps, training.workers(), training.recompute());
    this.workers = Workers.of(plan, model.drawsEngineRandomness(), context.devices());
    this.optimizer =
        new Optimizer(
            context.config().optimizer(),
            0,
            LayerwiseDecay.factors(training.layerDecay(), model.parameters().keySet()),
            model.parameters(),
            model.manager());
    this.step =
        new TrainingStep<>(
            new Replicas<>(
                Stream.concat(Stream.of(model), copies.stream()).map(TaskNetwork::new).toList()),
            optimizer,
            new LearningRate(context.config().schedule(), rate, totalSteps),
            random,
            context.engine(),
            workers,
            plan);
    this.drawing = new ExampleDrawing(context.renderer(), model.description(), model.head());
    long bytes = context.config().data().cacheMegabytes() * MEGABYTE;
    long forValidation = Math.min(bytes / 4, VALIDATION_BYTES);
    this.train =
        new DrawnExamples(
            context.splits().train(),
            example -> drawing.toLearn(example, random.stream("inputs")),
            bytes - forValidation);
    this.validation =
        new Measurement(
            context.splits().validation(),
            drawing,
            forValidation,
            context.scorer(),
            new TaskPass(model, EVALUATION_PATCHES, workers));
    this.state = AttemptState.start(context.splits().fingerprint());
    try {
      checkpoints.newest().ifPresent(this::restore);
      long watched =
          context
              .config()
              .guard()
              .watchedSteps(totalSteps, context.config().schedule().warmupSteps());
      this.guard =
          new TrainingGuard(
              watched, watched > 0 ? guess() : OptionalDouble.empty(), state.guardSum());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A model with the values that it begins with. */
  private TaskModel make(Device device) {
    TaskModel made = context.start().assemble(context.head(), context.labels(), device);
    try {
      context.start().fill(made, random);
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
    return made;
  }

  private OptionalDouble guess() {
    return model
        .head()
        .constantGuessLoss(
            new TrainingExamples<>(
                context.splits().train(), training.batchSize(), drawing::toPredict));
  }

  private void restore(Path checkpoint) {
    AttemptState saved = AttemptState.read(checkpoints.state(checkpoint));
    saved.data().requireSame(state.data());
    checkpoints.load(checkpoint, model.parameters(), optimizer, saved.updates());
    state = saved;
  }

  /**
   * Trains to the end, or until the guard or the stop signal ends it.
   *
   * @param mayRestart whether another training would take the place of one that is stuck
   */
  Outcome run(Listeners listeners, StopSignal stop, boolean mayRestart) {
    listeners.tell(
        listener ->
            listener.onStart(
                new RunStart(folder.root(), state.step(), totalSteps, model.trainedValues())));
    BatchOrder order =
        new BatchOrder(train.size(), training.batchSize(), training.bucket(), random);
    try (TrainingBatches batches =
        new TrainingBatches(order, this::draw, state.step() * training.accumulate())) {
      boolean stopping = stop.raised();
      while (!over() && !stopping) {
        advance(batches, listeners);
        if (guard.due(state.step())) {
          state = state.afterLook(lookAt());
          if (state.stuck().isPresent() && mayRestart) {
            return new Outcome(End.STUCK, state, state.stuck(), speed());
          }
        }
        boolean evaluating = state.step() == totalSteps || state.step() % evaluateEvery() == 0;
        if (evaluating) {
          evaluate(listeners);
        }
        stopping = stop.raised(); // asked once, so that whoever ends the loop has saved
        if (stopping || checkpointDue(evaluating)) {
          save(listeners);
        }
      }
    }
    return new Outcome(over() ? End.DONE : End.INTERRUPTED, state, state.stuck(), speed());
  }

  private boolean over() {
    boolean patient = training.patience() == 0 || state.withoutGain() < training.patience();
    return state.step() >= totalSteps || !patient;
  }

  private long evaluateEvery() {
    return training.evaluateEvery() > 0
        ? training.evaluateEvery()
        : training.stepsPerEpoch(train.size());
  }

  private boolean checkpointDue(boolean evaluated) {
    return training.checkpointEvery() == 0
        ? evaluated
        : state.step() == totalSteps || state.step() % training.checkpointEvery() == 0;
  }

  private DrawnExample<Example> draw(int example, long epoch) {
    Example clean = train.examples().get(example);
    Example learnt = context.attack().pass(random, epoch).example(clean, example);
    // What is the same in each epoch may be kept.
    return learnt.equals(clean) && !drawing.varies(clean)
        ? train.get(example)
        : drawing.toLearn(learnt, random.stream("inputs", epoch, example));
  }

  private void advance(TrainingBatches batches, Listeners listeners) {
    long began = System.nanoTime();
    List<List<DrawnExample<Example>>> now = new ArrayList<>(training.accumulate());
    for (int i = 0; i < training.accumulate(); i++) {
      now.add(batches.next());
    }
    TrainingStep.Outcome outcome = step.run(state.step(), now);
    guard.observe(state.step() + 1, outcome.loss());
    state = state.afterStep(outcome, optimizer.steps(), guard.sum());
    if (state.skippedInARow() >= MOST_SKIPPED) {
      throw new PixelException(
          "the loss has not been finite for %d steps up to step %d; lower optimizer.learning_rate (%s), or raise schedule.warmup_steps"
              .formatted(state.skippedInARow(), state.step(), rate));
    }
    double taken = (System.nanoTime() - began) * NANOS;
    seconds += taken;
    examples += now.stream().mapToLong(List::size).sum();
    StepEnd event =
        new StepEnd(
            state.step(),
            outcome.loss(),
            outcome.learningRate(),
            outcome.gradientNorm(),
            now.stream().flatMap(List::stream).mapToLong(DrawnExample::patches).sum(),
            taken,
            batches.waitSeconds());
    listeners.tell(listener -> listener.onStep(event));
  }

  private Optional<String> lookAt() {
    List<Example> probed = context.splits().validation();
    List<Object> labels = new ArrayList<>();
    for (Example example : probed.subList(0, Math.min(PROBED, probed.size()))) {
      example.gold().ifPresent(labels::add);
    }
    return guard.verdict(
        PredictionSpread.of(validation.predictFirst(PROBED)), PredictionSpread.of(labels));
  }

  private void evaluate(Listeners listeners) {
    Map<String, Double> scores = validation.measure().scores();
    double score = context.goal().of(scores);
    // The first measurement is the best so far even if it is of nothing.
    boolean best = score > state.bestScore() || state.bestScores().isEmpty();
    if (best) {
      state = state.afterGain(score, scores);
      AtomicDirectory.replace(
          folder.best(),
          directory ->
              context
                  .files()
                  .write(directory, model, context.rendererSettings(), provenance(scores)));
    } else {
      state = state.afterNoGain();
    }
    listeners.tell(l -> l.onEvaluation(new Evaluation(state.step(), scores, best)));
  }

  private Map<String, Object> provenance(Map<String, Double> scores) {
    return context.provenance().entries(state.step(), context.splits().fingerprint(), scores);
  }

  private void save(Listeners listeners) {
    Path saved =
        checkpoints.save(
            state.step(),
            directory ->
                context
                    .files()
                    .write(
                        directory,
                        model,
                        context.rendererSettings(),
                        provenance(state.bestScores())),
            optimizer,
            state.toMap());
    listeners.tell(l -> l.onCheckpoint(new CheckpointSaved(state.step(), saved)));
  }

  private double speed() {
    return seconds == 0 ? 0 : examples / seconds;
  }

  @Override
  public void close() {
    workers.close();
    step.close();
    optimizer.close();
    closeModels();
  }

  private void closeModels() {
    copies.forEach(TaskModel::close);
    model.close();
  }
}
