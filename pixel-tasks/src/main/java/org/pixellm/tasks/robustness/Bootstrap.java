// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.train.random.RandomSource;

/**
 * Scores of examples drawn again with replacement (Efron 1979). The draws are the same for all
 * models and attacks, so differences are paired: what is hard for all of them takes no part.
 */
final class Bootstrap {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private final int[][] draws;

  /**
   * Draws.
   *
   * @param examples how many there are
   * @param resamples how often they are drawn again
   */
  Bootstrap(int examples, int resamples, long seed) {
    this.draws = new int[resamples][examples];
    RandomSource random = new RandomSource(seed);
    for (int i = 0; i < resamples; i++) {
      RandomGenerator own = random.stream("bootstrap", i);
      for (int k = 0; k < examples; k++) {
        draws[i][k] = own.nextInt(examples);
      }
    }
  }

  /** Scores of one model under one condition, mean over its seeds. */
  ResampledScore score(Scorer scorer, List<Example> examples, List<List<Object>> predictions) {
    double[] seeds = new double[predictions.size()];
    double[] resampled = new double[draws.length];
    for (int seed = 0; seed < seeds.length; seed++) {
      List<Object> ofSeed = predictions.get(seed);
      seeds[seed] = mainScore(scorer, examples, ofSeed);
      for (int i = 0; i < draws.length; i++) {
        List<Example> drawnExamples = new ArrayList<>(examples.size());
        List<Object> drawnPredictions = new ArrayList<>(examples.size());
        for (int index : draws[i]) {
          drawnExamples.add(examples.get(index));
          drawnPredictions.add(ofSeed.get(index));
        }
        resampled[i] += mainScore(scorer, drawnExamples, drawnPredictions) / predictions.size();
      }
    }
    return new ResampledScore(Arrays.stream(seeds).average().orElseThrow(), resampled, seeds);
  }

  private static double mainScore(Scorer scorer, List<Example> examples, List<Object> found) {
    return scorer.score(examples, found).getOrDefault(scorer.mainScore(), Double.NaN);
  }

  /** The range in which 95 % of the values lie; the score itself if there are none. */
  static Interval interval(ResampledScore score) {
    double[] sorted = score.resampled().clone();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return new Interval(score.score(), score.score());
    }
    return new Interval(quantile(sorted, LOW), quantile(sorted, HIGH));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
