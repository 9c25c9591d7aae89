// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.random.RandomSource;
import org.pixellm.train.run.StepRunner;
import org.pixellm.train.run.StepTimer;

/**
 * Measures what models cost that differ in what they read: parameters by part, the arithmetic and
 * the time of a training step, and the memory of a training. Steps of all models are done in turn.
 */
public final class InputsBench {
  /** Rounds before those that count. */
  private static final int WARM_UP = 2;

  private final StepTimer timer;
  private final InputModels models;

  @Inject
  InputsBench(StepTimer timer, InputModels models) {
    this.timer = timer;
    this.models = models;
  }

  /** A model that is trained, and what on. */
  private record Trained(
      InputModel model, StepRunner runner, RandomTexts texts, InputsResults.Row row) {}

  /**
   * Measures.
   *
   * @param progress told of each round
   * @throws PixelException if there is no such model, or a loss is not finite
   */
  public Report run(InputsRequest request, PrintWriter progress) {
    Machine machine = Machine.look();
    List<InputModel> chosen = models.of(request);
    InputsResults results = new InputsResults(request);
    List<Trained> all = new ArrayList<>();
    try {
      for (InputModel model : chosen) {
        StepRunner runner = timer.open(model.config(), model.input(), UnaryOperator.identity());
        RandomTexts texts =
            new RandomTexts(
                model.input(),
                request.batch(),
                new RandomSource(model.config().seed()).stream("texts"));
        all.add(new Trained(model, runner, texts, results.add(model, runner)));
      }
      for (int round = -WARM_UP; round < request.rounds(); round++) {
        for (Trained trained : all) {
          step(trained, round);
        }
        progress.printf("round %d of %d%n", round + 1 + WARM_UP, request.rounds() + WARM_UP);
        progress.flush();
      }
      return results.report(machine);
    } finally {
      all.forEach(trained -> trained.runner().close());
    }
  }

  private static void step(Trained trained, int round) {
    PatchBatch batch = trained.texts().next();
    StepRunner runner = trained.runner();
    StepRunner.Timed timed = runner.step(List.of(batch));
    if (!Double.isFinite(timed.loss())) {
      throw new PixelException(
          "the loss of %s is not finite in step %d; lower optimizer.learning_rate (%s) with --set"
              .formatted(
                  trained.model().label(),
                  round + 1 + WARM_UP,
                  trained.model().config().optimizer().learningRate()));
    }
    if (round >= 0) {
      OptionalLong operations =
          runner.model().objective().operations(runner.model().backbone(), batch);
      trained.row().add(timed.seconds(), operations);
    }
  }
}
