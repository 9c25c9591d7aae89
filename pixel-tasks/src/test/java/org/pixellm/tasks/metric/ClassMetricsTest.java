// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassMetricsTest {
  private static final double EXACT = 1e-12;

  /** true positives 6, false positives 1, false negatives 2, true negatives 3. */
  private static final List<String> PREDICTED =
      List.of("1", "1", "1", "1", "1", "1", "1", "0", "0", "0", "0", "0");

  private static final List<String> GOLD =
      List.of("1", "1", "1", "1", "1", "1", "0", "1", "1", "0", "0", "0");

  @Test
  void accuracyIsTheShareOfRightClasses() {
    assertEquals(Map.of("accuracy", 9 / 12.0), Scoring.of(new Accuracy(), PREDICTED, GOLD));
    assertEquals(Map.of("accuracy", 0.0), Scoring.of(new Accuracy(), List.of(), List.of()));
  }

  /** Matthews (1975): (tp tn - fp fn) / sqrt((tp + fp) (tp + fn) (tn + fp) (tn + fn)). */
  @Test
  void matthewsOfTwoClassesIsTheFormulaOfTheFourCounts() {
    double expected = (6 * 3 - 1 * 2) / Math.sqrt(7.0 * 8 * 4 * 5);
    assertEquals(expected, Scoring.of(new Matthews(), PREDICTED, GOLD).get("matthews"), EXACT);
  }

  @Test
  void matthewsIsOneZeroOrMinusOneAtItsEnds() {
    List<String> gold = List.of("a", "b", "a", "b");
    assertEquals(1, Scoring.of(new Matthews(), gold, gold).get("matthews"), EXACT);
    assertEquals(
        -1, Scoring.of(new Matthews(), List.of("b", "a", "b", "a"), gold).get("matthews"), EXACT);
    assertEquals(
        0,
        Scoring.of(new Matthews(), List.of("a", "a", "a", "a"), gold).get("matthews"),
        EXACT,
        "the majority guess, where the formula divides by 0");
    assertEquals(0, Scoring.of(new Matthews(), List.of(), List.of()).get("matthews"), EXACT);
  }

  /**
   * Gorodkin's R_K by hand: gold 2 a, 2 b, 2 c; predicted 2 a, 1 b, 3 c; 5 of 6 right. (5 * 6 - (4
   * + 2 + 6)) / sqrt((36 - 14) (36 - 12)).
   */
  @Test
  void matthewsOfThreeClassesIsGorodkins() {
    double expected = 18 / Math.sqrt(22.0 * 24);
    assertEquals(
        expected,
        Scoring.of(
                new Matthews(),
                List.of("a", "a", "b", "c", "c", "c"),
                List.of("a", "a", "b", "b", "c", "c"))
            .get("matthews"),
        EXACT);
  }

  /** The covariance form of R_K over indicator vectors, another way to the same number. */
  @Property(tries = 200)
  void matthewsIsTheCorrelationOfIndicators(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 3) Integer> codes,
      @ForAll @IntRange(min = 1, max = 1000) int twist) {
    List<String> gold = codes.stream().map(String::valueOf).toList();
    List<String> predicted =
        Stream.iterate(0, i -> i + 1)
            .limit(gold.size())
            .map(i -> String.valueOf((codes.get(i) + (i * twist) % 3 / 2) % 4))
            .toList();
    double expected = indicatorCorrelation(predicted, gold);
    assertEquals(expected, Scoring.of(new Matthews(), predicted, gold).get("matthews"), 1e-9);
  }

  private static double indicatorCorrelation(List<String> x, List<String> y) {
    double covariance = covariance(x, y);
    double spread = covariance(x, x) * covariance(y, y);
    return spread < 1e-12 ? 0 : covariance / Math.sqrt(spread);
  }

  private static double covariance(List<String> x, List<String> y) {
    double sum = 0;
    for (String label : List.of("0", "1", "2", "3")) {
      double meanX = x.stream().filter(label::equals).count() / (double) x.size();
      double meanY = y.stream().filter(label::equals).count() / (double) y.size();
      for (int i = 0; i < x.size(); i++) {
        double dx = (x.get(i).equals(label) ? 1 : 0) - meanX;
        double dy = (y.get(i).equals(label) ? 1 : 0) - meanY;
        sum += dx * dy;
      }
    }
    return sum / x.size();
  }

  /** Precision 6/7 and recall 6/8 give F1 = 2 * 6 / (7 + 8) = 0.8. */
  @Test
  void f1OfThePositiveClassIsThatOfGlue() {
    Map<String, Double> scores = Scoring.of(new ClassF1(new ClassF1Config("1")), PREDICTED, GOLD);
    assertEquals(0.8, scores.get("f1"), EXACT);
    assertEquals(0.75, scores.get("accuracy"), EXACT);
    assertEquals((0.8 + 0.75) / 2, scores.get("combined"), EXACT);
    assertEquals(2 * 3 / 9.0, scores.get("0.f1"), EXACT);
    assertEquals((0.8 + 2 / 3.0) / 2, scores.get("macro_f1"), EXACT);
  }

  @Test
  void macroF1CountsClassesThatAreOnlyPredicted() {
    Map<String, Double> scores =
        Scoring.of(new ClassF1(new ClassF1Config("")), List.of("a", "c"), List.of("a", "b"));
    assertEquals(1 / 3.0, scores.get("macro_f1"), EXACT, "a 1, b 0, c 0");
    assertEquals(scores.get("macro_f1"), scores.get("f1"));
  }

  @Test
  void aPositiveClassThatNeverOccursScoresNothing() {
    Map<String, Double> scores =
        Scoring.of(new ClassF1(new ClassF1Config("yes")), List.of("no"), List.of("no"));
    assertEquals(0, scores.get("f1"), EXACT);
    assertEquals(1, scores.get("accuracy"), EXACT);
  }
}
