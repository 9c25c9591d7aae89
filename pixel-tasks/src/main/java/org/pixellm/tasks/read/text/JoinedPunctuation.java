// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.List;
import java.util.Map;

/**
 * Takes out the spaces that tokenizing put around punctuation, by replacing strings one after the
 * other in PIXEL's order, so that texts are drawn as it draws them: {@code it 's a charming journey
 * .} becomes {@code it's a charming journey.} The order is part of the result: an opening quote
 * loses the space before it, too.
 */
final class JoinedPunctuation {
  private static final List<Map.Entry<String, String>> REPLACEMENTS =
      List.of(
          Map.entry(" ,", ","),
          Map.entry(" .", "."),
          Map.entry(" !", "!"),
          Map.entry(" ?", "?"),
          Map.entry(" #", "#"),
          Map.entry(" /", "/"),
          Map.entry(" \"", "\""),
          Map.entry("\" ", "\""),
          Map.entry(" '", "'"),
          Map.entry("' ", "'"),
          Map.entry(" n't", "n't"),
          Map.entry("( ", "("),
          Map.entry(" )", ")"),
          Map.entry("[ ", "["),
          Map.entry(" ]", "]"));

  private JoinedPunctuation() {}

  static String of(String text) {
    String joined = text;
    for (Map.Entry<String, String> replacement : REPLACEMENTS) {
      joined = joined.replace(replacement.getKey(), replacement.getValue());
    }
    return joined;
  }
}
