// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TagSequencesProperties {
  private static final List<String> TAGS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");

  @Property(tries = 200)
  void legalSequencesAreTheBestOfAllLegalOnes(
      @ForAll @IntRange(min = 0, max = 4) int words, @ForAll long seed) {
    float[][] scores = scores(words, seed);
    int[] chosen = TagSequences.iob2(TAGS).best(scores);
    assertTrue(legal(chosen));
    int[] tried = new int[words];
    double best = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < Math.pow(TAGS.size(), words); code++) {
      int rest = code;
      for (int word = 0; word < words; word++) {
        tried[word] = rest % TAGS.size();
        rest /= TAGS.size();
      }
      if (legal(tried)) {
        best = Math.max(best, sum(scores, tried));
      }
    }
    assertEquals(best, sum(scores, chosen), 1e-6);
  }

  @Property(tries = 100)
  void freeTagsAreTheBestOfEachWord(
      @ForAll @IntRange(min = 1, max = 30) int words, @ForAll long seed) {
    float[][] scores = scores(words, seed);
    int[] chosen = TagSequences.free(TAGS.size()).best(scores);
    for (int word = 0; word < words; word++) {
      for (float score : scores[word]) {
        assertTrue(scores[word][chosen[word]] >= score);
      }
    }
  }

  @Example
  void tagsThatBeginNoSentenceAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> TagSequences.iob2(List.of("I-PER", "I-LOC")));
    assertTrue(refused.getMessage().contains("I-PER, I-LOC"), refused.getMessage());
  }

  private static boolean legal(int[] tags) {
    for (int word = 0; word < tags.length; word++) {
      String tag = TAGS.get(tags[word]);
      if (tag.startsWith("I-")) {
        String before = word == 0 ? "O" : TAGS.get(tags[word - 1]);
        if (before.equals("O") || !before.substring(2).equals(tag.substring(2))) {
          return false;
        }
      }
    }
    return true;
  }

  private static double sum(float[][] scores, int[] tags) {
    double sum = 0;
    for (int word = 0; word < tags.length; word++) {
      sum += scores[word][tags[word]];
    }
    return sum;
  }

  private static float[][] scores(int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] scores = new float[words][TAGS.size()];
    for (float[] row : scores) {
      for (int tag = 0; tag < row.length; tag++) {
        row[tag] = (float) random.nextDouble(-4, 4);
      }
    }
    return scores;
  }
}
