// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import org.pixellm.plugins.Help;

/**
 * What is done about a training that learns nothing, see {@link TrainingGuard}.
 *
 * @param enabled whether it is looked for
 * @param steps steps after which it is looked for; 0: a tenth of the training, at least 100 after
 *     the warm-up and at most 3000
 * @param restarts how often a training may be begun again
 * @param rateFactor the learning rate of a restart is that of the training before, times this; that
 *     of the last is the user's again
 */
public record GuardConfig(
    @Help("whether a training that learns nothing is looked for") boolean enabled,
    @Help(
            "steps after which it is looked for; 0: a tenth of the training, at least 100 after"
                + " warm-up")
        long steps,
    @Help("how often a training may be begun again with another seed") int restarts,
    @Help(
            "learning rate of a restart as a share of the one before, above 0; the last restart has"
                + " the full rate")
        double rateFactor) {
  private static final long LEAST = 100;
  private static final long MOST = 3000;

  /** Checks the numbers. */
  public GuardConfig {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be at least 0, not " + steps);
    }
    if (restarts < 0 || restarts > 100) {
      throw new IllegalArgumentException("restarts must be 0 to 100, not " + restarts);
    }
    if (!(rateFactor > 0 && rateFactor <= 10)) {
      throw new IllegalArgumentException(
          "rate_factor must be above 0 and at most 10, not " + rateFactor);
    }
  }

  /** Two restarts: one at half the rate, the last at the full rate. */
  public static GuardConfig defaults() {
    return new GuardConfig(true, 0, 2, 0.5);
  }

  /**
   * The learning rate of a training. That of the last one allowed is the user's, which nothing can
   * change any more: had the trainings before been given up by mistake, a rate that was lowered
   * each time would be the only trace of it.
   *
   * @param first rate of the first training
   * @param givenUp trainings given up before
   */
  double rate(double first, int givenUp) {
    return givenUp >= restarts ? first : first * Math.pow(rateFactor, givenUp);
  }

  /**
   * After how many steps a training is looked at; 0 for never: it is switched off, or the training
   * is so short that a restart would cost as much as letting it end.
   *
   * @param total steps of the training
   * @param warmup steps over which its rate rises
   */
  long watchedSteps(long total, long warmup) {
    if (!enabled) {
      return 0;
    }
    long chosen = steps > 0 ? steps : Math.min(MOST, warmup + Math.max(LEAST, total / 10));
    return steps == 0 && chosen > total / 2 ? 0 : Math.min(chosen, total);
  }
}
