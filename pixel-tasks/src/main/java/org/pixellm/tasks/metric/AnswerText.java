// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers made comparable, as SQuAD's evaluation script does: lower case, no punctuation, no
 * articles, single spaces.
 */
final class AnswerText {
  private static final Pattern ASCII = Pattern.compile("[!-/:-@\\[-`{-~]");
  private static final Pattern UNICODE = Pattern.compile("[!-/:-@\\[-`{-~\\p{IsPunctuation}]");
  private static final Pattern ARTICLES =
      Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final AnswersConfig config;

  AnswerText(AnswersConfig config) {
    this.config = config;
  }

  /** The text without what does not count. */
  String normalise(String answer) {
    Pattern punctuation = config.punctuation() == AnswersConfig.Punctuation.ASCII ? ASCII : UNICODE;
    String bare = punctuation.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
    String text = config.articles() ? ARTICLES.matcher(bare).replaceAll(" ") : bare;
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** What F1 counts in a normalised text. */
  List<String> units(String normalised) {
    if (normalised.isEmpty()) {
      return List.of();
    }
    return config.units() == AnswersConfig.Units.WORDS
        ? List.of(normalised.split(" "))
        : normalised
            .codePoints()
            .filter(c -> c != ' ')
            .mapToObj(Character::toString)
            .collect(Collectors.toList());
  }
}
