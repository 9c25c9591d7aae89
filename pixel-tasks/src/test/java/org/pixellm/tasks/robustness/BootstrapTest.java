// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    Interval none = Bootstrap.interval(score(300).minusOther(score(300)));
    assertEquals(new Interval(0, 0), none);
    ResampledScore difference = score(300).minusOther(score(280));
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
  void seedsHaveADeviationAndModelsHaveNone() {
    ResampledScore clean = score(360, 380);
    ResampledScore attacked = score(200, 340);
    assertEquals(0.1 / Math.sqrt(2) / 2, clean.deviation().orElseThrow(), 1e-12);
    assertEquals(0.3 / Math.sqrt(2), clean.minus(attacked).deviation().orElseThrow(), 1e-12);
    assertEquals(OptionalDouble.empty(), clean.minusOther(attacked).deviation());
    assertEquals(OptionalDouble.empty(), score(300).deviation());
    ResampledScore mean = ResampledScore.mean(List.of(clean, attacked));
    assertArrayEquals(new double[] {0.7, 0.9}, mean.seeds(), 1e-12);
  }

  @Test
  void otherDataLoseNothing() {
    ScoreTable table = new ScoreTable();
    table.put(Condition.CLEAN, byModel(400, 360));
    table.put(new Condition("coptic", 0), byModel(100, 80));
    List<RobustnessRow> rows = table.rows("a");
    assertEquals(0, rows.get(0).lost().orElseThrow().value());
    assertEquals(Optional.empty(), rows.get(2).lost());
    assertEquals(0.05, rows.get(3).behind().orElseThrow().value(), 1e-12);
  }

  @Test
  void withoutDrawsTheScoreIsTheInterval() {
    ResampledScore score =
        new Bootstrap(COUNT, 0, 5).score(SHARE_RIGHT, examples(), List.of(right(100)));
    assertEquals(new Interval(0.25, 0.25), Bootstrap.interval(score));
  }

  private static Map<String, ResampledScore> byModel(int a, int b) {
    Map<String, ResampledScore> byModel = new LinkedHashMap<>();
    byModel.put("a", score(a));
    byModel.put("b", score(b));
    return byModel;
  }

  @Test
  void anAverageIsOfModelsThatWereMeasuredUnderEachAttack() {
    ScoreTable table = new ScoreTable();
    table.put(Condition.CLEAN, byModel(400, 360));
    table.put(new Condition("text", 50), byModel(300, 200));
    table.put(new Condition("picture", 50), Map.of("a", score(340)));
    table.average("both", List.of("text", "picture"), 50);
    List<RobustnessRow> both =
        table.rows("b").stream().filter(row -> row.condition().attack().equals("both")).toList();
    assertEquals(List.of("a"), both.stream().map(RobustnessRow::model).toList());
    assertEquals(0.8, both.get(0).score().value(), 1e-12);
    assertEquals(Optional.empty(), both.get(0).behind(), "the first was not measured there");
  }

  @Test
  void rowsTellWhatIsLostAndWhoIsBehind() {
    ScoreTable table = new ScoreTable();
    table.put(Condition.CLEAN, byModel(400, 360));
    for (String attack : List.of("x", "y")) {
      int more = attack.equals("x") ? 0 : 40;
      table.put(new Condition(attack, 50), byModel(300 + more, 200 + more));
    }
    table.average("both", List.of("x", "y"), 50);
    List<RobustnessRow> rows = table.rows("a");
    assertEquals(8, rows.size());
    RobustnessRow last = rows.get(7);
    assertEquals(new Condition("both", 50), last.condition());
    assertEquals(0.55, last.score().value(), 1e-12);
    Estimate lost = last.lost().orElseThrow();
    assertEquals(0.9 - 0.55, lost.value(), 1e-12);
    assertEquals(0.25, last.behind().orElseThrow().value(), 1e-12);
    assertTrue(lost.range().low() < lost.value() && lost.value() < lost.range().high());
    assertEquals(0, rows.get(6).behind().orElseThrow().value());
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertSays("1 to 100 percent, not 101", List.of(101), Map.of());
    assertSays("the group g names the attack y", List.of(50), Map.of("g", List.of("y")));
    assertSays("the group x has the name of an attack", List.of(50), Map.of("x", List.of("x")));
    PixelException e = assertThrows(PixelException.class, () -> options("x", plan(50)));
    assertTrue(e.getMessage().contains("x is the name of an attack"), e.getMessage());
    e = assertThrows(PixelException.class, () -> options("../x", plan(50)));
    assertTrue(e.getMessage().contains("\"../x\" is no such name"), e.getMessage());
  }

  private static void assertSays(
      String part, List<Integer> severities, Map<String, List<String>> groups) {
    PixelException e = assertThrows(PixelException.class, () -> plan(severities, groups));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static AttackPlan plan(int severity) {
    return plan(List.of(severity), Map.of());
  }

  private static AttackPlan plan(List<Integer> severities, Map<String, List<String>> groups) {
    return new AttackPlan(Map.of("x", PluginChoice.named("x")), Map.of(), severities, groups, 1);
  }

  private static RobustnessOptions options(String otherData, AttackPlan plan) {
    return new RobustnessOptions(
        List.of(),
        new MeasuredData(List.of(), Map.of(otherData, List.of("b.conllu")), Optional.empty(), 0),
        plan,
        new ReportOptions(Path.of("out"), false, 0, 0),
        0,
        DeviceChoice.AUTO);
  }
}
