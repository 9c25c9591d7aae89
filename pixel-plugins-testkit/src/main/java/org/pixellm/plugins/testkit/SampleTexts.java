// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.render.TextInput;

/** Texts that trip those who think of ASCII alone. */
final class SampleTexts {
  private static final List<String> WELL_FORMED =
      List.of(
          "What can be drawn can be read.",
          "Grüße, naïve café",
          "e\u0301 and a\u0308: letters with marks of their own",
          "שלום עולם 12 abc",
          "مرحبا بالعالم",
          "नमस्ते दुनिया",
          "漢字かな交じり文",
          "face \uD83D\uDE42 family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "   blanks   and\ttabs and\nlines  ",
          "");

  private static final List<String> ILL_FORMED =
      List.of("half \uD83D of a pair", "\uDE42 the other half", "a control \u0007 character");

  private SampleTexts() {}

  /** Well-formed UTF-16. */
  static List<String> wellFormed() {
    return WELL_FORMED;
  }

  /** All, those with half of a surrogate pair too. */
  static List<String> all() {
    return Stream.concat(WELL_FORMED.stream(), ILL_FORMED.stream()).toList();
  }

  /** As single texts, as a pair, and as lists of words. */
  static List<TextInput> inputs() {
    return Stream.concat(
            all().stream().map(TextInput::of),
            Stream.of(
                new TextInput.Pair("Who came?", "Ann came first, and then all others did."),
                new TextInput.Pair("", ""),
                new TextInput.Words(List.of("one", "", "مرحبا", "several-words-long", "x"))))
        .toList();
  }
}
