// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Into what script words go.
 *
 * @param to the script
 */
public record TransliterateConfig(@Help("the script in which words are written") Script to) {

  /** Scripts into which all others can be written. */
  public enum Script {
    /** As of Russian. */
    CYRILLIC("Cyrillic"),
    /** Greek. */
    GREEK("Greek"),
    /** Arabic. */
    ARABIC("Arabic"),
    /** Hebrew. */
    HEBREW("Hebrew"),
    /** As of Hindi. */
    DEVANAGARI("Devanagari"),
    /** Tamil. */
    TAMIL("Tamil"),
    /** Georgian. */
    GEORGIAN("Georgian"),
    /** Armenian. */
    ARMENIAN("Armenian"),
    /** Japanese, as of foreign names. */
    KATAKANA("Katakana"),
    /** Korean. */
    HANGUL("Hangul"),
    /** Latin, for text of other scripts. */
    LATIN("Latin");

    private final String icuName;

    Script(String icuName) {
      this.icuName = icuName;
    }

    /** What ICU calls the transform from any script. */
    String transform() {
      return "Any-" + icuName;
    }
  }

  /** Checks that a script is named. */
  public TransliterateConfig {
    Objects.requireNonNull(to, "to");
  }

  /** Cyrillic. */
  public static TransliterateConfig defaults() {
    return new TransliterateConfig(Script.CYRILLIC);
  }
}
