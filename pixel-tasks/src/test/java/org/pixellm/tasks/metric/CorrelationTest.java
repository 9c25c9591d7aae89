// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CorrelationTest {

  private static Map<String, Double> scores(List<Double> predicted, List<Double> gold) {
    return Scoring.of(new Correlation(), predicted, gold);
  }

  /** By hand: deviations (-2,-1,0,1,2) and (-2,0,-1,1,2): 9 / sqrt(10 * 10). */
  @Test
  void pearsonIsTheQuotientOfDeviations() {
    Map<String, Double> scores =
        scores(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(1.0, 3.0, 2.0, 4.0, 5.0));
    assertEquals(0.9, scores.get("pearson"), 1e-12);
    assertEquals(0.9, scores.get("spearman"), 1e-12, "without ties 1 - 6 * 2 / (5 * 24)");
    assertEquals(0.9, scores.get("combined"), 1e-12);
    assertEquals(2 / 5.0, scores.get("mse"), 1e-12);
  }

  @Test
  void spearmanSeesOrderAlone() {
    Map<String, Double> scores =
        scores(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 10.0, 100.0, 1000.0));
    assertEquals(1, scores.get("spearman"), 1e-12);
    double pearson = scores.get("pearson");
    assertEquals(true, pearson > 0.8 && pearson < 0.9, "" + pearson);
  }

  /** Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5). */
  @Test
  void equalValuesShareTheirRanks() {
    Map<String, Double> scores = scores(List.of(1.0, 2.0, 2.0, 9.0), List.of(1.0, 2.0, 3.0, 4.0));
    assertEquals(4.5 / Math.sqrt(4.5 * 5), scores.get("spearman"), 1e-12);
  }

  @Test
  void aConstantHasNoCorrelation() {
    Map<String, Double> scores = scores(List.of(0.1, 0.1, 0.1), List.of(1.0, 2.0, 3.0));
    assertEquals(0, scores.get("pearson"), 0);
    assertEquals(0, scores.get("spearman"), 0);
  }

  @Property(tries = 200)
  void aRisingLineCorrelatesPerfectlyAndAFallingOneInversely(
      @ForAll @Size(min = 2, max = 20) List<@IntRange(min = -50, max = 50) Integer> values) {
    List<Double> x = values.stream().map(Integer::doubleValue).toList();
    List<Double> up = x.stream().map(v -> 3 * v + 7).toList();
    List<Double> down = x.stream().map(v -> -v).toList();
    double expected = x.stream().distinct().count() > 1 ? 1 : 0;
    for (String score : List.of("pearson", "spearman")) {
      assertEquals(expected, scores(up, x).get(score), 1e-9);
      assertEquals(-expected, scores(down, x).get(score), 1e-9);
    }
  }
}
