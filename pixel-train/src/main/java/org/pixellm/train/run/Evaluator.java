// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.random.RandomSource;

/**
 * Measures a model on held-out batches, which workers may compute at once. What is hidden depends
 * on the batch's number alone, so all measurements of a run are of the same patches.
 */
final class Evaluator {
  /** The mean loss. */
  static final String LOSS = "loss";

  /** The loss of the best guess that does not look at the input. */
  static final String CONSTANT_GUESS = "constant_guess";

  /** The first over the second: 1 is what a model scores that has learnt nothing. */
  static final String RELATIVE_ERROR = "relative_error";

  private final PixelModel model;
  private final List<PatchBatch> batches;
  private final RandomSource random;
  private final Workers workers;
  private final List<Measure> measures;
  private final Map<Measure, Double> guessLoss = new LinkedHashMap<>();

  /**
   * An evaluator.
   *
   * @param batches held-out batches
   * @param measures their guesses have observed training data
   * @param workers measure batches
   */
  Evaluator(
      PixelModel model,
      List<PatchBatch> batches,
      List<Measure> measures,
      RandomSource random,
      Workers workers) {
    this.model = model;
    this.batches = batches;
    this.random = random;
    this.workers = workers;
    this.measures = List.copyOf(measures);
    for (Measure measure : measures) {
      measure.guess().ifPresent(guess -> guessLoss.put(measure, score(guess)));
    }
  }

  private double score(ConstantGuess guess) {
    WeightedMean mean = new WeightedMean();
    for (int i = 0; i < batches.size(); i++) {
      try (NDManager scope = model.manager().newSubManager()) {
        ConstantGuess.Score score = guess.score(batches.get(i), context(scope, i));
        mean.add(score.loss(), score.count());
      }
    }
    return mean.value();
  }

  /** Scores by name. */
  Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    measures.forEach(measure -> score(measure, scores));
    return scores;
  }

  private void score(Measure measure, Map<String, Double> scores) {
    List<Supplier<ConstantGuess.Score>> pieces = new ArrayList<>(batches.size());
    for (int i = 0; i < batches.size(); i++) {
      int batch = i;
      pieces.add(() -> GradientMode.off(() -> score(measure, batch)));
    }
    WeightedMean mean = new WeightedMean();
    workers.run(pieces).forEach(score -> mean.add(score.loss(), score.count()));
    scores.put(measure.prefix() + LOSS, mean.value());
    Double guess = guessLoss.get(measure);
    if (guess != null) {
      scores.put(measure.prefix() + CONSTANT_GUESS, guess);
      scores.put(measure.prefix() + RELATIVE_ERROR, mean.value() / guess);
    }
  }

  private ConstantGuess.Score score(Measure measure, int batch) {
    try (NDManager scope = model.manager().newSubManager()) {
      LossTerms terms =
          measure.objective().loss(model.backbone(), batches.get(batch), context(scope, batch));
      return new ConstantGuess.Score(terms.loss().getFloat(), terms.count());
    }
  }

  private StepContext context(NDManager scope, int batch) {
    return new StepContext(scope, false, random.stream("evaluation", batch), 0, 1);
  }

  private static final class WeightedMean {
    private double sum;
    private long weight;

    void add(double value, long count) {
      sum += value * count;
      weight += count;
    }

    double value() {
      return sum / weight;
    }
  }
}
