// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.Metric.Tally;

class MultiLabelF1Test {
  private static LabelScores said(double name, double past) {
    return new LabelScores(Map.of("name", name, "past", past), 0.5);
  }

  @Test
  void countsLabelsOfAllTexts() {
    Tally<LabelScores, Set<String>> tally = new MultiLabelF1().start();
    tally.add(said(0.9, 0.9), Set.of("name"));
    tally.add(said(0.5, 0.4), Set.of("name", "past"));
    tally.add(said(0.1, 0.2), Set.of());
    Map<String, Double> scores = tally.scores();
    // Found: name twice. Said: three. There: three.
    assertEquals(2 * 2.0 / (3 + 3), scores.get("micro_f1"), 1e-12);
    assertEquals(1, scores.get("name.f1"), 1e-12);
    assertEquals(0, scores.get("past.f1"), 1e-12);
    assertEquals(4.0 / 6, scores.get("decisions"), 1e-12);
    assertTrue(scores.containsKey(new MultiLabelF1().mainScore()));
  }

  @Test
  void scoresAreNumbersBeforeAnythingIsCounted() {
    new MultiLabelF1().start().scores().values().forEach(score -> assertEquals(0, score));
  }
}
