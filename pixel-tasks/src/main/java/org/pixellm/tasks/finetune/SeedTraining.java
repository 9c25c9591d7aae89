// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.run.RunListener.Restart;
import org.pixellm.plugins.run.RunListener.RunEnd;
import org.pixellm.tasks.evaluate.ExampleDrawing;
import org.pixellm.tasks.evaluate.Measurement;
import org.pixellm.tasks.evaluate.TaskPass;
import org.pixellm.tasks.model.TaskModel;
import org.pixellm.train.checkpoint.AtomicDirectory;
import org.pixellm.train.checkpoint.CheckpointFolder;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.Listeners;
import org.pixellm.train.run.RunFolder;
import org.pixellm.train.run.StopSignal;
import org.pixellm.train.run.Workers;

/** The training with one seed: attempts until one learns, then the best model's scores. */
final class SeedTraining {
  private static final int KEPT_CHECKPOINTS = 1;
  private static final int EVALUATION_PATCHES = 4096;
  private static final double NANOS = 1e-9;

  private final AttemptContext context;
  private final PluginCreator plugins;
  private final AtomicFileWriter files;
  private final long seed;
  private final SeedFolder folder;

  SeedTraining(
      AttemptContext context, PluginCreator plugins, AtomicFileWriter files, Path run, long seed) {
    this.context = context.ofSeed(seed);
    this.plugins = plugins;
    this.files = files;
    this.seed = seed;
    this.folder = new SeedFolder(run, seed, files);
  }

  /**
   * Trains, or goes on where a training was stopped.
   *
   * @return what it came to; empty if it was asked to stop
   * @throws org.pixellm.plugins.PixelException if it was begun, or done, with other data
   */
  Optional<SeedResult> run(StopSignal stop) {
    folder.sweep();
    Optional<SeedResult> known = folder.result();
    List<Attempt> givenUp = new ArrayList<>(folder.givenUp());
    int ended = givenUp.size() + (known.isPresent() ? 1 : 0);
    for (int number = 1; number <= ended; number++) {
      folder.discardWeights(number); // where a killed process did not come to it
    }
    if (known.isPresent()) {
      known.get().data().requireSame(context.splits().fingerprint());
      return known;
    }
    while (!stop.raised()) {
      long began = System.nanoTime();
      RunFolder attempt = folder.attempt(givenUp.size() + 1);
      attempt.sweep();
      boolean mayRestart = givenUp.size() < context.config().guard().restarts();
      try (Listeners listeners = listeners()) {
        TrainingAttempt.Outcome outcome = train(attempt, givenUp, listeners, stop, mayRestart);
        switch (outcome.end()) {
          case INTERRUPTED -> {
            return Optional.empty();
          }
          case STUCK -> giveUp(givenUp, outcome, listeners);
          case DONE -> {
            SeedResult result = finish(attempt, givenUp, outcome);
            double seconds = (System.nanoTime() - began) * NANOS;
            listeners.tell(
                l -> l.onEnd(new RunEnd(result.steps(), result.model(), seconds, 0, Map.of())));
            return Optional.of(result);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Listeners listeners() {
    return new Listeners(context.config().listeners().stream().map(plugins::runListener).toList());
  }

  /** A restart has a seed of its own, which follows from the user's. */
  private long attemptSeed(int givenUp) {
    return givenUp == 0 ? seed : new RandomSource(seed).key("restart", givenUp);
  }

  private double rate(int givenUp) {
    return context.config().guard().rate(context.config().optimizer().learningRate(), givenUp);
  }

  private TrainingAttempt.Outcome train(
      RunFolder attempt,
      List<Attempt> givenUp,
      Listeners listeners,
      StopSignal stop,
      boolean mayRestart) {
    CheckpointFolder checkpoints =
        new CheckpointFolder(attempt.checkpoints(), KEPT_CHECKPOINTS, files);
    RandomSource random = new RandomSource(attemptSeed(givenUp.size()));
    try (TrainingAttempt training =
        new TrainingAttempt(context, random, rate(givenUp.size()), attempt, checkpoints)) {
      return training.run(listeners, stop, mayRestart);
    }
  }

  private void giveUp(List<Attempt> givenUp, TrainingAttempt.Outcome outcome, Listeners listeners) {
    int before = givenUp.size();
    long step = outcome.state().step();
    String reason = outcome.reason().orElseThrow();
    givenUp.add(new Attempt(attemptSeed(before), rate(before), step, reason));
    folder.write(givenUp);
    folder.discardWeights(givenUp.size());
    Restart event = new Restart(step, reason, attemptSeed(givenUp.size()), rate(givenUp.size()));
    listeners.tell(listener -> listener.onRestart(event));
  }

  /** Measures the best model on the test examples and writes it with its scores. */
  private SeedResult finish(
      RunFolder attempt, List<Attempt> givenUp, TrainingAttempt.Outcome outcome) {
    AttemptState state = outcome.state();
    try (TaskModel model = context.files().read(attempt.best(), context.devices().first())) {
      Map<String, Double> test = context.splits().test().isEmpty() ? Map.of() : test(model);
      SeedResult result =
          new SeedResult(
              seed,
              givenUp,
              outcome.reason(),
              state.step(),
              state.bestStep(),
              state.bestScores(),
              test,
              outcome.examplesPerSecond(),
              state.data(),
              folder.model());
      AtomicDirectory.replace(
          folder.model(),
          directory ->
              context
                  .files()
                  .write(directory, model, context.rendererSettings(), provenance(state, result)));
      folder.write(result);
      folder.discardWeights(givenUp.size() + 1); // the best are the model now
      return result;
    }
  }

  private Map<String, Object> provenance(AttemptState state, SeedResult result) {
    Map<String, Object> entries =
        new LinkedHashMap<>(
            context.provenance().entries(state.bestStep(), state.data(), state.bestScores()));
    entries.put("fine_tuning", result.toMap());
    return entries;
  }

  private Map<String, Double> test(TaskModel model) {
    ExampleDrawing drawing =
        new ExampleDrawing(context.renderer(), model.description(), model.head());
    try (Workers workers = Workers.of(context.config().training().workers(), false)) {
      return new Measurement(
              context.splits().test(),
              drawing,
              0,
              context.scorer(),
              new TaskPass(model, EVALUATION_PATCHES, workers))
          .measure()
          .scores();
    }
  }
}
