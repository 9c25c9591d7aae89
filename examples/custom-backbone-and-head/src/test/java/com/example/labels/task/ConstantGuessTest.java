// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.tasks.example.Source;

class ConstantGuessTest {
  private static LabelledSentence sentence(String... labels) {
    return new LabelledSentence("a", Optional.of(Set.of(labels)), new Source(Path.of("a"), 1));
  }

  @Test
  void saysWhatMoreThanHalfOfTheTextsHave() {
    List<LabelledSentence> texts =
        List.of(sentence("name"), sentence("name", "past"), sentence("name"), sentence());
    Map<String, Double> scores = new ConstantGuess(texts).scores(texts);
    // Name of all: three of four right. Past of none: three of four.
    assertEquals(0.75, scores.get("decisions"), 1e-12);
    assertEquals(2.0 * 3 / (4 + 4), scores.get("micro_f1"), 1e-12);
  }

  @Test
  void saysForF1WhatPays() {
    List<LabelledSentence> texts =
        List.of(
            sentence("name"),
            sentence("past"),
            sentence("name", "rare"),
            sentence("past"),
            sentence());
    ConstantGuess guess = new ConstantGuess(texts);
    assertEquals(0, guess.scores(texts).get("micro_f1"), 1e-12);
    // Name and past: 2 x 4 / (10 + 5). Name alone 4 / 10, all three 10 / 20.
    assertEquals(8.0 / 15, guess.scoresForF1(texts).get("micro_f1"), 1e-12);
  }
}
