// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.train.data.HeldOutText;
import org.pixellm.train.model.PixelModel;
import org.pixellm.train.random.RandomSource;

/**
 * Measures a model on held-out batches, which workers may compute at once. What is hidden depends
 * on the batch's number alone, so all measurements of a run are of the same patches. Scores are of
 * all batches, and of those of each source: {@code loss} and {@code loss.de}.
 */
final class Evaluator {
  /** The mean loss. */
  static final String LOSS = "loss";

  /** The loss of the best guess that does not look at the input. */
  static final String CONSTANT_GUESS = "constant_guess";

  /** The first over the second: 1 is what a model scores that has learnt nothing. */
  static final String RELATIVE_ERROR = "relative_error";

  private final PixelModel model;
  private final List<PatchBatch> batches = new ArrayList<>();

  /** The source of each batch; empty for the text of a run without sources. */
  private final List<String> sources = new ArrayList<>();

  private final RandomSource random;
  private final Workers workers;
  private final List<Measure> measures;

  /** What guesses make of each batch. */
  private final Map<Measure, List<ConstantGuess.Score>> guesses = new LinkedHashMap<>();

  /**
   * An evaluator.
   *
   * @param heldOut held-out batches by source
   * @param measures their guesses have observed training data
   * @param workers measure batches
   */
  Evaluator(
      PixelModel model,
      List<HeldOutText> heldOut,
      List<Measure> measures,
      RandomSource random,
      Workers workers) {
    this.model = model;
    for (HeldOutText text : heldOut) {
      batches.addAll(text.batches());
      sources.addAll(Collections.nCopies(text.batches().size(), text.source()));
    }
    this.random = random;
    this.workers = workers;
    this.measures = List.copyOf(measures);
    for (Measure measure : measures) {
      measure.guess().ifPresent(guess -> guesses.put(measure, score(guess)));
    }
  }

  private List<ConstantGuess.Score> score(ConstantGuess guess) {
    List<ConstantGuess.Score> scores = new ArrayList<>(batches.size());
    for (int i = 0; i < batches.size(); i++) {
      try (NDManager scope = model.manager().newSubManager()) {
        scores.add(guess.score(batches.get(i), context(scope, i)));
      }
    }
    return scores;
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
    List<ConstantGuess.Score> losses = workers.run(pieces);
    Optional<List<ConstantGuess.Score>> guessed = Optional.ofNullable(guesses.get(measure));
    put(scores, measure.prefix(), "", losses, guessed);
    for (String source : new LinkedHashSet<>(sources)) {
      if (!source.isEmpty()) {
        put(
            scores,
            measure.prefix(),
            "." + source,
            of(source, losses),
            guessed.map(all -> of(source, all)));
      }
    }
  }

  private static void put(
      Map<String, Double> scores,
      String prefix,
      String suffix,
      List<ConstantGuess.Score> losses,
      Optional<List<ConstantGuess.Score>> guessed) {
    double loss = mean(losses);
    scores.put(prefix + LOSS + suffix, loss);
    if (guessed.isPresent()) {
      double guess = mean(guessed.get());
      scores.put(prefix + CONSTANT_GUESS + suffix, guess);
      scores.put(prefix + RELATIVE_ERROR + suffix, loss / guess);
    }
  }

  /** What of a list, an entry a batch, is of a source. */
  private List<ConstantGuess.Score> of(String source, List<ConstantGuess.Score> all) {
    return IntStream.range(0, all.size())
        .filter(batch -> sources.get(batch).equals(source))
        .mapToObj(all::get)
        .toList();
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

  /** Each weighs as much as it hides. */
  private static double mean(List<ConstantGuess.Score> scores) {
    double sum = 0;
    long weight = 0;
    for (ConstantGuess.Score score : scores) {
      sum += score.loss() * score.count();
      weight += score.count();
    }
    return sum / weight;
  }
}
