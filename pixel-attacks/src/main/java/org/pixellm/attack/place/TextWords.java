// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Words made of letters (UAX 29, and by dictionary where no spaces are written: Chinese, Japanese,
 * Thai, Lao, Khmer, Burmese). Punctuation around a word is no part of it, nor are numbers words.
 * Safe to share between threads.
 */
public final class TextWords {
  private final BreakIterator prototype = BreakIterator.getWordInstance(ULocale.ROOT);

  /** Finds words. */
  public TextWords() {}

  /** Where a text's words are, in order. */
  public List<Span> of(String text) {
    BreakIterator breaks = prototype.clone(); // has state; a clone of an untouched one is cheap
    breaks.setText(text);
    List<Span> words = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      int kind = breaks.getRuleStatus();
      if (kind >= BreakIterator.WORD_LETTER && kind < BreakIterator.WORD_IDEO_LIMIT) {
        addParts(text, start, end, words);
      }
      start = end;
    }
    return words;
  }

  /** A narrow no-break space joins words to UAX 29, as in Mongolian; here it parts them. */
  private static void addParts(String text, int start, int end, List<Span> words) {
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || Clusters.isBlank(text.charAt(i))) {
        if (i > from) {
          words.add(new Span(from, i));
        }
        from = i + 1;
      }
    }
  }
}
