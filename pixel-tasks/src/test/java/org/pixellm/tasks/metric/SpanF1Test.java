// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class SpanF1Test {
  private static final double EXACT = 1e-12;

  private static Map<String, Double> scores(List<List<String>> predicted, List<List<String>> gold) {
    return Scoring.of(new SpanF1(), predicted, gold);
  }

  /** The example of seqeval's README: F1 0.50, MISC 0, PER 1, macro 0.50, accuracy 0.80. */
  @Test
  void theExampleOfSeqevalsReadme() {
    Map<String, Double> scores =
        scores(
            List.of(
                List.of("O", "O", "B-MISC", "I-MISC", "I-MISC", "I-MISC", "O"),
                List.of("B-PER", "I-PER", "O")),
            List.of(
                List.of("O", "O", "O", "B-MISC", "I-MISC", "I-MISC", "O"),
                List.of("B-PER", "I-PER", "O")));
    assertEquals(0.5, scores.get("f1"), EXACT);
    assertEquals(0.5, scores.get("precision"), EXACT);
    assertEquals(0.5, scores.get("recall"), EXACT);
    assertEquals(0.5, scores.get("macro_f1"), EXACT);
    assertEquals(0, scores.get("MISC.f1"), EXACT);
    assertEquals(1, scores.get("PER.f1"), EXACT);
    assertEquals(0.8, scores.get("accuracy"), EXACT);
  }

  @Test
  void typesCountByThemselvesAndTogether() {
    Map<String, Double> scores =
        scores(
            List.of(List.of("B-PER", "O", "B-LOC", "B-LOC", "B-ORG")),
            List.of(List.of("B-PER", "B-PER", "B-LOC", "I-LOC", "O")));
    assertEquals(1, scores.get("PER.precision"), EXACT);
    assertEquals(0.5, scores.get("PER.recall"), EXACT);
    assertEquals(2 / 3.0, scores.get("PER.f1"), EXACT);
    assertEquals(0, scores.get("LOC.f1"), EXACT, "found in two halves: both wrong");
    assertEquals(0, scores.get("ORG.precision"), EXACT);
    assertEquals(0.25, scores.get("precision"), EXACT);
    assertEquals(1 / 3.0, scores.get("recall"), EXACT);
    assertEquals(2 / 7.0, scores.get("f1"), EXACT);
  }

  /** Conlleval's rule: I after O, or after another type, begins a span. */
  @Test
  void anInsideWithoutABeginningBeginsASpan() {
    assertEquals(
        List.of(new Span("PER", 1, 2), new Span("LOC", 3, 3), new Span("LOC", 5, 5)),
        Span.of(List.of("O", "I-PER", "I-PER", "I-LOC", "O", "I-LOC")));
  }

  @Test
  void aBeginningEndsTheSpanBefore() {
    assertEquals(
        List.of(new Span("PER", 0, 1), new Span("PER", 2, 2)),
        Span.of(List.of("B-PER", "I-PER", "B-PER")));
  }

  @Test
  void endsAndSinglesOfBioesAreUnderstood() {
    assertEquals(
        List.of(
            new Span("PER", 0, 2),
            new Span("LOC", 3, 3),
            new Span("LOC", 4, 4),
            new Span("LOC", 5, 5)),
        Span.of(List.of("B-PER", "I-PER", "E-PER", "S-LOC", "I-LOC", "B-LOC")));
  }

  @Test
  void typesMayHaveHyphens() {
    assertEquals(
        List.of(new Span("work-of-art", 0, 1)), Span.of(List.of("B-work-of-art", "I-work-of-art")));
  }

  @Test
  void aSpanEndsWithItsSentence() {
    assertEquals(
        1,
        scores(
                List.of(List.of("B-PER"), List.of("I-PER")),
                List.of(List.of("B-PER"), List.of("B-PER")))
            .get("f1"),
        EXACT);
  }

  @Test
  void nothingFoundAndNothingThereIsZero() {
    Map<String, Double> scores = scores(List.of(List.of("O")), List.of(List.of("O")));
    assertEquals(0, scores.get("f1"), EXACT);
    assertEquals(1, scores.get("accuracy"), EXACT);
  }

  @Test
  void wordsWithoutAPredictionAreCutFromTheGoldSpans() {
    Map<String, Double> scores =
        scores(List.of(List.of("O", "B-PER")), List.of(List.of("O", "B-PER", "I-PER", "B-LOC")));
    assertEquals(1, scores.get("f1"), EXACT);
    assertFalse(scores.containsKey("LOC.f1"));
  }

  @Test
  void moreTagsThanWordsAreAMistakeOfTheCaller() {
    assertThrows(
        IllegalArgumentException.class,
        () -> scores(List.of(List.of("O", "O")), List.of(List.of("O"))));
  }

  @Test
  void aTagOfAnotherSchemeIsNamed() {
    PixelException e = assertThrows(PixelException.class, () -> Span.of(List.of("NOUN")));
    assertTrue(e.getMessage().startsWith("\"NOUN\" marks no span"), e.getMessage());
  }

  @Provide
  Arbitrary<List<String>> bio() {
    return Arbitraries.of("O", "B-A", "I-A", "B-B", "I-B").list().ofMaxSize(12);
  }

  @Property(tries = 300)
  void spansCoverExactlyTheTagsThatAreNotOutside(@ForAll("bio") List<String> tags) {
    List<Span> spans = Span.of(tags);
    boolean[] covered = new boolean[tags.size()];
    for (Span span : spans) {
      for (int word = span.first(); word <= span.last(); word++) {
        assertFalse(covered[word], "spans overlap");
        covered[word] = true;
        assertTrue(tags.get(word).endsWith("-" + span.type()));
      }
    }
    for (int word = 0; word < covered.length; word++) {
      assertEquals(!tags.get(word).equals("O"), covered[word]);
    }
  }

  @Property(tries = 200)
  void aPerfectPredictionScoresOne(@ForAll("bio") List<String> tags) {
    Map<String, Double> scores = scores(List.of(tags), List.of(tags));
    assertEquals(Span.of(tags).isEmpty() ? 0 : 1, scores.get("f1"), EXACT);
  }

  @Test
  void tagAccuracyCountsAllWordsOfAllSentences() {
    assertEquals(
        Map.of("accuracy", 3 / 5.0),
        Scoring.of(
            new TagAccuracy(),
            List.of(List.of("NOUN"), List.of("NOUN", "VERB", "X", "PUNCT")),
            List.of(List.of("NOUN"), List.of("NOUN", "AUX", "NOUN", "PUNCT"))));
    assertEquals(
        Map.of("accuracy", 1.0),
        Scoring.of(new TagAccuracy(), List.of(List.of("X")), List.of(List.of("X", "NOUN"))),
        "what did not fit the picture is not scored");
  }
}
