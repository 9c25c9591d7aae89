// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.run.RunListener.CheckpointSaved;
import org.pixellm.plugins.run.RunListener.Evaluation;
import org.pixellm.plugins.run.RunListener.RunEnd;
import org.pixellm.plugins.run.RunListener.RunStart;
import org.pixellm.plugins.run.RunListener.StepEnd;
import org.pixellm.train.checkpoint.TrainingState;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.TrainingConfig;
import org.pixellm.train.data.BatchStream;
import org.pixellm.train.data.Coverage;
import org.pixellm.train.data.DataCounts;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.HeldOutText;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.device.Devices;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.optim.LearningRate;
import org.pixellm.train.optim.Optimizer;
import org.pixellm.train.random.RandomSource;

/** The steps of a run, from wherever it is to its end, with what happens between them. */
final class TrainingLoop implements AutoCloseable {
  /** Windows of training text from which the constant guess is learnt. */
  private static final int GUESS_WINDOWS = 1024;

  /** Steps in a row without a finite loss after which there is no hope. */
  private static final int MOST_SKIPPED = 10;

  private static final double NANOS = 1e-9;

  private final RunConfig config;
  private final TrainingConfig training;
  private final PixelModel model;
  private final PretrainingData data;
  private final RandomSource random;
  private final RunOutputs outputs;
  private final Workers workers;
  private final Optimizer optimizer;
  private final TrainingStep<PatchBatch> step;
  private TrainingState state;
  private Map<String, Double> scores = Map.of();

  /**
   * A loop.
   *
   * @param config with a number of workers
   * @param model with fresh values
   * @param copies of it, on the other devices
   * @param devices the model's first
   * @param checkpoint where to go on; empty to begin
   */
  TrainingLoop(
      RunConfig config,
      PixelModel model,
      ModelCopies copies,
      Devices devices,
      PretrainingData data,
      RandomSource random,
      Engine engine,
      RunOutputs outputs,
      Optional<Path> checkpoint) {
    this.config = config;
    this.training = config.training();
    this.model = model;
    this.data = data;
    this.random = random;
    this.outputs = outputs;
    this.workers = Workers.of(StepPlan.of(training), model.drawsEngineRandomness(), devices);
    this.optimizer =
        new Optimizer(config.optimizer(), training.average(), model.parameters(), model.manager());
    this.step =
        new TrainingStep<>(
            copies.of(model),
            optimizer,
            new LearningRate(
                config.schedule(), config.optimizer().learningRate(), training.steps()),
            random,
            engine,
            workers,
            StepPlan.of(training));
    this.state = TrainingState.start(data.fingerprint());
    checkpoint.ifPresent(this::restore);
  }

  private void restore(Path checkpoint) {
    TrainingState saved = outputs.checkpoints().load(checkpoint, model, optimizer);
    saved.data().requireSame(state.data());
    state = saved;
  }

  /** Runs to the end, or until the stop signal is raised. */
  RunResult run(Listeners listeners, StopSignal stop) {
    long began = System.nanoTime();
    // Before the training stream renders ahead: two streams at once would hold twice the pixels.
    Optional<Evaluator> evaluator = evaluator();
    try (listeners;
        BatchStream batches =
            data.batches(training.batchSize(), state.cursor(), state.coverage())) {
      listeners.tell(
          listener ->
              listener.onStart(
                  new RunStart(
                      outputs.folder().root(),
                      state.step(),
                      training.steps(),
                      model.trainedValues())));
      if (state.step() == 0) {
        evaluator.ifPresent(e -> evaluate(e, listeners)); // where the run comes from
      }
      boolean stopping = stop.raised();
      while (state.step() < training.steps() && !stopping) {
        advance(batches, listeners);
        boolean last = state.step() == training.steps();
        stopping = stop.raised(); // asked once, so that whoever ends the loop has saved
        if (last || due(training.evaluateEvery())) {
          evaluator.ifPresent(e -> evaluate(e, listeners));
        }
        if (last || due(training.checkpointEvery()) || stopping) {
          Path saved = outputs.saveCheckpoint(model, optimizer, state, scores);
          listeners.tell(l -> l.onCheckpoint(new CheckpointSaved(state.step(), saved)));
        }
      }
      boolean finished = state.step() == training.steps();
      if (finished) {
        finish(evaluator, listeners, batches.counts(), (System.nanoTime() - began) * NANOS);
      }
      return new RunResult(
          state.step(),
          finished,
          outputs.folder().root(),
          outputs.folder().model(),
          scores,
          batches.counts());
    }
  }

  private boolean due(int every) {
    return every > 0 && state.step() % every == 0;
  }

  private Optional<Evaluator> evaluator() {
    List<HeldOutText> heldOut = data.heldOut(training.batchSize());
    if (heldOut.isEmpty()) {
      return Optional.empty();
    }
    List<Measure> measures = Measure.all(model);
    learn(measures.stream().flatMap(measure -> measure.guess().stream()).toList());
    return Optional.of(new Evaluator(model, heldOut, measures, random, workers));
  }

  /** From the run's first windows, so that they are the same guesses after a resume. */
  private void learn(List<ConstantGuess> guesses) {
    if (guesses.isEmpty()) {
      return;
    }
    try (BatchStream first = data.batches(training.batchSize(), DataCursor.START)) {
      int seen = 0;
      while (seen < GUESS_WINDOWS) {
        PatchBatch batch = first.next();
        guesses.forEach(guess -> guess.observe(batch));
        seen += batch.size();
      }
    }
  }

  private void advance(BatchStream batches, Listeners listeners) {
    long began = System.nanoTime();
    List<PatchBatch> now = new ArrayList<>(training.accumulate());
    for (int i = 0; i < training.accumulate(); i++) {
      now.add(batches.next());
    }
    TrainingStep.Outcome outcome = step.run(state.step(), now);
    int skipped = outcome.updated() ? 0 : state.skippedInARow() + 1;
    state =
        new TrainingState(
            state.step() + 1,
            optimizer.steps(),
            skipped,
            batches.cursor(),
            batches.coverage(),
            state.bestScore(),
            state.data());
    if (skipped >= MOST_SKIPPED) {
      throw new PixelException(
          "the loss has not been finite for %d steps up to step %d; lower optimizer.learning_rate (%s), or raise schedule.warmup_steps"
              .formatted(skipped, state.step(), config.optimizer().learningRate()));
    }
    StepEnd event =
        new StepEnd(
            state.step(),
            outcome.loss(),
            outcome.learningRate(),
            outcome.gradientNorm(),
            now.stream().mapToLong(PatchBatch::realPatches).sum(),
            (System.nanoTime() - began) * NANOS,
            batches.waitSeconds());
    listeners.tell(listener -> listener.onStep(event));
  }

  private void evaluate(Evaluator evaluator, Listeners listeners) {
    optimizer.withAverage(() -> measure(evaluator, listeners));
  }

  private void measure(Evaluator evaluator, Listeners listeners) {
    scores = evaluator.scores();
    double score = bestMetric();
    boolean best = score < state.bestScore();
    if (best) {
      state =
          new TrainingState(
              state.step(),
              state.updates(),
              state.skippedInARow(),
              state.cursor(),
              state.coverage(),
              score,
              state.data());
      outputs.saveBest(model, state, scores);
    }
    listeners.tell(l -> l.onEvaluation(new Evaluation(state.step(), scores, best)));
  }

  private double bestMetric() {
    Double score = scores.get(training.bestMetric());
    if (score == null) {
      throw new PixelException(
          "training.best_metric is \"%s\", but what is measured is %s"
              .formatted(training.bestMetric(), String.join(", ", scores.keySet())));
    }
    return score;
  }

  /** A run killed after its last checkpoint comes here with nothing measured yet. */
  private void finish(
      Optional<Evaluator> evaluator, Listeners listeners, DataCounts counts, double seconds) {
    optimizer.withAverage(
        () -> {
          if (scores.isEmpty() && evaluator.isPresent()) {
            scores = evaluator.get().scores();
          }
          outputs.saveFinal(model, state, scores);
        });
    Coverage drawn = counts.coverage();
    RunEnd event =
        new RunEnd(
            state.step(),
            outputs.folder().model(),
            seconds,
            drawn.characters(),
            drawn.missingByScript());
    listeners.tell(listener -> listener.onEnd(event));
  }

  @Override
  public void close() {
    workers.close();
    step.close();
    optimizer.close();
  }
}
