// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Another view of a text: some of its words are left out. Of a text that is one word, as in scripts
 * without spaces, some of its characters are.
 */
final class WordDropout {
  private final double rate;

  WordDropout(double rate) {
    this.rate = rate;
  }

  /** The text without some of its words, at least one of which stays. */
  String apply(String text, RandomGenerator random) {
    if (rate == 0 || text.isBlank()) {
      return text;
    }
    List<String> words = List.of(text.strip().split("\\s+"));
    return words.size() > 1
        ? String.join(" ", kept(words, random))
        : String.join("", kept(characters(words.get(0)), random));
  }

  private static List<String> characters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  private List<String> kept(List<String> pieces, RandomGenerator random) {
    List<String> kept = new ArrayList<>();
    for (String piece : pieces) {
      if (random.nextDouble() >= rate) {
        kept.add(piece);
      }
    }
    return kept.isEmpty() ? List.of(pieces.get(random.nextInt(pieces.size()))) : kept;
  }
}
