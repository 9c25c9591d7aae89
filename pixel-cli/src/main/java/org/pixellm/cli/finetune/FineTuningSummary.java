// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.tasks.finetune.Attempt;
import org.pixellm.tasks.finetune.FineTuningResult;
import org.pixellm.tasks.finetune.SeedResult;
import org.pixellm.tasks.finetune.Summary;

/** What a fine-tuning run came to, in a few lines. */
final class FineTuningSummary {
  private FineTuningSummary() {}

  /**
   * The lines, without line ends.
   *
   * @param goOn what to type to go on with a run that was stopped
   */
  static List<String> lines(FineTuningResult result, String goOn) {
    List<String> lines = new ArrayList<>();
    result.seeds().forEach(seed -> seed(seed, result.goal(), lines));
    if (!result.finished()) {
      lines.add("stopped  with %d seeds done".formatted(result.seeds().size()));
      lines.add("go on    " + goOn);
      return lines;
    }
    boolean tested = !result.test().isEmpty();
    String split = tested ? "test" : "validation";
    Map<String, Double> majority = result.majority().orElse(Map.of());
    lines.add("scores on the %s examples%s:".formatted(split, over(result.seeds().size())));
    new TreeMap<>(tested ? result.test() : result.validation())
        .forEach((name, summary) -> lines.add(score(name, summary, majority)));
    lines.add("model    " + result.model());
    return lines;
  }

  private static String over(int seeds) {
    return seeds == 1 ? "" : ", mean and standard deviation of %d seeds".formatted(seeds);
  }

  private static void seed(SeedResult seed, String goal, List<String> lines) {
    for (Attempt attempt : seed.givenUp()) {
      lines.add(
          "given up at step %d with seed %d and learning rate %s: %s"
              .formatted(attempt.step(), attempt.seed(), attempt.learningRate(), attempt.reason()));
    }
    seed.stuck()
        .ifPresent(reason -> lines.add("warning  this model may have learnt nothing: " + reason));
    lines.add(
        String.format(
            Locale.ROOT,
            "seed %d: best after step %d of %d, %s %.4f on the validation examples (%.1f"
                + " examples/s)",
            seed.seed(),
            seed.bestStep(),
            seed.steps(),
            goal,
            seed.validation().getOrDefault(goal, Double.NaN),
            seed.examplesPerSecond()));
  }

  private static String score(String name, Summary summary, Map<String, Double> majority) {
    String guess =
        majority.containsKey(name)
            ? String.format(Locale.ROOT, "   majority guess %.4f", majority.get(name))
            : "";
    return String.format(
        Locale.ROOT, "  %-24s %.4f ± %.4f%s", name, summary.mean(), summary.deviation(), guess);
  }
}
