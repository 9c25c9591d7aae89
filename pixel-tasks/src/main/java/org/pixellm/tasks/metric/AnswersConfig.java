// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * How answers are compared, which depends on their language.
 *
 * @param units what F1 counts
 * @param articles whether English articles are left out
 * @param punctuation what is left out as punctuation
 */
public record AnswersConfig(
    @Help("what F1 counts: words between spaces, or characters for text without spaces")
        Units units,
    @Help("whether a, an and the are left out; false where they are words of another language")
        boolean articles,
    @Help("what is left out as punctuation: ascii as in SQuAD, or unicode")
        Punctuation punctuation) {

  /** What F1 counts. */
  public enum Units {
    /** What stands between white space. */
    WORDS,
    /** Code points other than white space. */
    CHARACTERS
  }

  /** What counts as punctuation. */
  public enum Punctuation {
    /** The 32 characters of ASCII that are neither letter, digit nor space. */
    ASCII,
    /** These, and all that Unicode calls punctuation. */
    UNICODE
  }

  /** Checks that there are values. */
  public AnswersConfig {
    Objects.requireNonNull(units, "units");
    Objects.requireNonNull(punctuation, "punctuation");
  }

  /** SQuAD's own rules. */
  public static AnswersConfig defaults() {
    return new AnswersConfig(Units.WORDS, true, Punctuation.ASCII);
  }
}
