// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader sees as single characters (UAX 29, extended grapheme clusters): a letter with its
 * marks is one, and so is an emoji of several. Safe to share between threads.
 */
public final class Clusters {
  /** Variation selector 16: what stands before it is an emoji. */
  private static final char EMOJI_FORM = '\uFE0F';

  /** A key around what stands before it. */
  private static final char KEY = '\u20E3';

  private final BreakIterator prototype = BreakIterator.getCharacterInstance(ULocale.ROOT);

  /** Finds clusters. */
  public Clusters() {}

  /** The clusters of a text, in order; put together they are the text. */
  public List<String> of(String text) {
    BreakIterator breaks = prototype.clone(); // has state; a clone of an untouched one is cheap
    breaks.setText(text);
    List<String> clusters = new ArrayList<>(text.length());
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      clusters.add(text.substring(start, end));
      start = end;
    }
    return clusters;
  }

  /**
   * Whether a cluster is an emoji that begins with a character of text, as keys with a digit do.
   */
  public static boolean isEmojiOfText(String cluster) {
    return cluster.indexOf(EMOJI_FORM) > 0 || cluster.indexOf(KEY) > 0;
  }

  /** Whether a cluster is a letter, with or without marks. */
  public static boolean isLetter(String cluster) {
    return UCharacter.isLetter(cluster.codePointAt(0));
  }

  /** Whether a text has anything that parts words: white space, or a control character. */
  public static boolean hasBlank(String text) {
    return text.codePoints().anyMatch(Clusters::isBlank);
  }

  /** Whether a character parts words: white space of any kind, or a control character. */
  public static boolean isBlank(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint) || UCharacter.isISOControl(codePoint);
  }
}
