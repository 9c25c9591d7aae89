// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.tasks.prediction.ClassPrediction;

class PredictionEntriesTest {
  private final PredictionEntries entries = new PredictionEntries(List.of("good", "bad"));

  /** A prediction of a plug-in's head. */
  private record Reading(Mood mood, Optional<String> why, List<Place> places) {
    enum Mood {
      CALM
    }

    record Place(int line, double weight) {}
  }

  /** Arrays as a head gets them of an engine. */
  @SuppressWarnings("ArrayRecordComponent") // that is what is tested
  private record Weights(float[] ofWords, String[] words, int[][] pairs) {}

  private Map<String, Object> of(Object prediction) {
    return entries.of(new TextExample("the sea"), prediction);
  }

  @Test
  void recordsOfPluginsAreWrittenByTheirComponents() {
    assertEquals(
        Map.of(
            "text",
            "the sea",
            "prediction",
            Map.of(
                "mood",
                "CALM",
                "why",
                "no wind",
                "places",
                List.of(Map.of("line", 3, "weight", 0.5)))),
        of(
            new Reading(
                Reading.Mood.CALM, Optional.of("no wind"), List.of(new Reading.Place(3, 0.5)))));
  }

  @Test
  void arraysAreWrittenAsLists() {
    Weights weights =
        new Weights(
            new float[] {0.5f, 0.25f}, new String[] {"sea", null}, new int[][] {{1, 2}, {}});
    assertEquals(
        Map.of(
            "ofWords",
            List.of(0.5f, 0.25f),
            "words",
            Arrays.asList("sea", null),
            "pairs",
            List.of(List.of(1, 2), List.of())),
        of(weights).get("prediction"));
    assertEquals(List.of(0.5f), of(new float[] {0.5f}).get("prediction"));
  }

  @Test
  void mapsStayAndOtherThingsAreTheirText() {
    assertEquals(Map.of("a", 1), of(Map.of("a", 1)).get("prediction"));
    assertEquals("calm", of(Path.of("calm")).get("prediction"));
  }

  @Test
  void classesHaveTheirLabels() {
    Map<String, Object> written = of(new ClassPrediction("bad", List.of(0.25, 0.75)));
    assertEquals("bad", written.get("label"));
    assertEquals(Map.of("good", 0.25, "bad", 0.75), written.get("probabilities"));
  }
}
