// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.Metric;
import org.pixellm.tasks.evaluate.Scorer;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.example.Source;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;

class BootstrapTest {
  private static final int COUNT = 400;
  private static final Source SOURCE = new Source(Path.of("a.tsv"), 1);
  private static final Scorer SHARE_RIGHT = new Scorer("share", new ShareRight());

  /** The share of predictions that are the label. */
  private static final class ShareRight implements Metric<String, String> {
    @Override
    public String mainScore() {
      return "share";
    }

    @Override
    public Tally<String, String> start() {
      return new Tally<>() {
        private int right;
        private int all;

        @Override
        public void add(String prediction, String gold) {
          right += prediction.equals(gold) ? 1 : 0;
          all++;
        }

        @Override
        public Map<String, Double> scores() {
          return Map.of("share", (double) right / all);
        }
      };
    }
  }

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      examples.add(new LabelledText("t" + i, Optional.empty(), Optional.of("a"), SOURCE));
    }
    return examples;
  }

  /** The first ones right, the others wrong. */
  private static List<Object> right(int count) {
    List<Object> predictions = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      predictions.add(i < count ? "a" : "b");
    }
    return predictions;
  }

  private static ResampledScore score(int... right) {
    List<List<Object>> seeds = new ArrayList<>();
    for (int count : right) {
      seeds.add(right(count));
    }
    return new Bootstrap(COUNT, 2000, 5).score(SHARE_RIGHT, examples(), seeds);
  }

  /** A share p of n has the deviation sqrt(p (1 - p) / n): 95 % lie within 1.96 of them. */
  @Test
  void theIntervalOfAShareIsThatOfTheBinomialDistribution() {
    ResampledScore score = score(300);
    assertEquals(0.75, score.score());
    Interval range = Bootstrap.interval(score);
    double half = 1.96 * Math.sqrt(0.75 * 0.25 / COUNT);
    assertEquals(0.75 - half, range.low(), 0.006);
    assertEquals(0.75 + half, range.high(), 0.006);
  }

  /** What is right in one and wrong in the other decides, not what both have in common. */
  @Test
  void differencesArePaired() {
    Interval none = Bootstrap.interval(score(300).minus(score(300)));
    assertEquals(new Interval(0, 0), none);
    ResampledScore difference = score(300).minus(score(280));
    assertEquals(0.05, difference.score(), 1e-12);
    Interval range = Bootstrap.interval(difference);
    double half = 1.96 * Math.sqrt(0.05 * 0.95 / COUNT);
    assertEquals(0.05 - half, range.low(), 0.006);
    assertEquals(0.05 + half, range.high(), 0.006);
  }

  @Test
  void seedsAreAveraged() {
    assertEquals(0.5, score(100, 300).score(), 1e-12);
    assertArrayEquals(score(100, 300).resampled(), score(300, 100).resampled(), 1e-12);
  }

  @Test
  void withoutDrawsTheScoreIsTheInterval() {
    ResampledScore score =
        new Bootstrap(COUNT, 0, 5).score(SHARE_RIGHT, examples(), List.of(right(100)));
    assertEquals(new Interval(0.25, 0.25), Bootstrap.interval(score));
  }

  @Test
  void rowsTellWhatIsLostAndWhoIsBehind() {
    ScoreTable table = new ScoreTable();
    table.put(Condition.CLEAN, "a", score(400));
    table.put(Condition.CLEAN, "b", score(360));
    for (String attack : List.of("x", "y")) {
      int more = attack.equals("x") ? 0 : 40;
      table.put(new Condition(attack, 50), "a", score(300 + more));
      table.put(new Condition(attack, 50), "b", score(200 + more));
    }
    table.average("both", List.of("x", "y"), 50, List.of("a", "b"));
    List<RobustnessRow> rows = table.rows();
    assertEquals(8, rows.size());
    RobustnessRow last = rows.get(7);
    assertEquals(new Condition("both", 50), last.condition());
    assertEquals(0.55, last.score(), 1e-12);
    assertEquals(0.9 - 0.55, last.lost(), 1e-12);
    assertEquals(0.25, last.behind(), 1e-12);
    assertTrue(last.lostRange().low() < last.lost() && last.lost() < last.lostRange().high());
    assertEquals(0, rows.get(6).behind());
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertSays("1 to 100 percent, not 101", List.of(101), Map.of());
    assertSays("the group g names the attack y", List.of(50), Map.of("g", List.of("y")));
  }

  private static void assertSays(
      String part, List<Integer> severities, Map<String, List<String>> groups) {
    PixelException e =
        assertThrows(
            PixelException.class,
            () ->
                new RobustnessOptions(
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Map.of("x", PluginChoice.named("x")),
                    severities,
                    groups,
                    1,
                    0,
                    0,
                    0,
                    Path.of("out"),
                    0,
                    DeviceChoice.AUTO));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
