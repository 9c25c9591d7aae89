// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.tasks.metric.AnswersConfig.Punctuation;
import org.pixellm.tasks.metric.AnswersConfig.Units;

class AnswersTest {
  private static final double EXACT = 1e-12;

  private static Map<String, Double> scores(
      AnswersConfig config, List<String> predicted, List<List<String>> gold) {
    return Scoring.of(new Answers(config), predicted, gold);
  }

  private static Map<String, Double> score(String predicted, String... gold) {
    return scores(AnswersConfig.defaults(), List.of(predicted), List.of(List.of(gold)));
  }

  @Test
  void caseArticlesPunctuationAndSpacesDoNotCount() {
    assertEquals(1, score("The  Eiffel-Tower!", "eiffeltower").get("exact_match"), EXACT);
    assertEquals(1, score("An apple, a day.", "apple day").get("exact_match"), EXACT);
    assertEquals(0, score("then", "n").get("exact_match"), EXACT, "articles are whole words");
  }

  /** 2 shared of 3 predicted and 4 gold words: 2 * 2 / 7. */
  @Test
  void f1CountsSharedWords() {
    Map<String, Double> scores = score("Denver Broncos won", "the Denver Broncos of Colorado");
    assertEquals(0, scores.get("exact_match"), EXACT);
    assertEquals(4 / 7.0, scores.get("f1"), EXACT);
  }

  @Test
  void aWordCountsAsOftenAsBothSidesHaveIt() {
    assertEquals(2 * 1 / 4.0, score("no no no", "no").get("f1"), EXACT);
  }

  @Test
  void theBestOfSeveralAnswersCounts() {
    Map<String, Double> scores = score("in 1990", "nineteen ninety", "1990", "in 1990");
    assertEquals(1, scores.get("exact_match"), EXACT);
    assertEquals(1, scores.get("f1"), EXACT);
    assertFalse(scores.containsKey("no_answer.accuracy"));
  }

  @Test
  void questionsWithoutAnAnswerWantNone() {
    Map<String, Double> scores =
        scores(
            AnswersConfig.defaults(),
            List.of("", "Paris", "Paris", ""),
            List.of(List.of(), List.of(), List.of("Paris"), List.of("Rome")));
    assertEquals(0.5, scores.get("exact_match"), EXACT);
    assertEquals(0.5, scores.get("f1"), EXACT);
    assertEquals(0.5, scores.get("has_answer.exact_match"), EXACT);
    assertEquals(0.5, scores.get("has_answer.f1"), EXACT);
    assertEquals(0.5, scores.get("no_answer.accuracy"), EXACT);
  }

  @Test
  void withoutSpacesCharactersCount() {
    AnswersConfig japanese = new AnswersConfig(Units.CHARACTERS, false, Punctuation.UNICODE);
    Map<String, Double> scores = scores(japanese, List.of("「東京都」"), List.of(List.of("東京")));
    assertEquals(0, scores.get("exact_match"), EXACT);
    assertEquals(4 / 5.0, scores.get("f1"), EXACT);
    assertEquals(
        0, score("「東京都」", "東京").get("f1"), EXACT, "one word against another, by SQuAD's rule");
  }

  @Test
  void anArticleOfEnglishCanBeAWordElsewhere() {
    AnswersConfig other = new AnswersConfig(Units.WORDS, false, Punctuation.ASCII);
    assertEquals(0.5, scores(other, List.of("a ház x"), List.of(List.of("a"))).get("f1"), EXACT);
    assertEquals(0, score("x", "a").get("f1"), EXACT, "nothing is left of the answer");
  }

  @Test
  void spacesOfUnicodeSeparateWordsAsThoseOfAsciiDo() {
    assertEquals(1, score("New\u00a0York\u2003City", "new york city").get("exact_match"), EXACT);
  }
}
