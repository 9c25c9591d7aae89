// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of many lengths, some longer than a window, in several scripts. */
final class Texts {
  private static final List<String> WORDS =
      List.of(
          "She",
          "reads",
          "books",
          "about",
          "the",
          "sea",
          "in",
          "Lisbon",
          ".",
          "море",
          "книга",
          "本を読む",
          "كتاب",
          "naïve",
          "incomprehensibilities");

  private Texts() {}

  static List<String> of(int count) {
    Random random = new Random(count);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int word = random.nextInt(i % 7 == 0 ? 60 : 12); word >= 0; word--) {
        words.add(WORDS.get(random.nextInt(WORDS.size())));
      }
      texts.add(String.join(" ", words));
    }
    return texts;
  }
}
