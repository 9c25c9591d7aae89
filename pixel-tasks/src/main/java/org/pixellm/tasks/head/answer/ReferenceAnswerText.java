// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import org.pixellm.plugins.render.Alignment;
import org.pixellm.tasks.head.answer.AnswerBounds.Range;

/**
 * The original's rule for cutting an answer out of patches. A patch has the letters from the one on
 * its edge to before the one on the next patch's. An answer of one patch is these. Of several, the
 * first patch gives what stands after its first space, unless what stands before is a number, and
 * the last one what stands before its last space, unless what stands after is a number; without a
 * space they give all they have, be it half a word. ASCII punctuation is taken off both ends.
 */
final class ReferenceAnswerText {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final String context;
  private final Alignment alignment;

  ReferenceAnswerText(String context, Alignment alignment) {
    this.context = context;
    this.alignment = alignment;
  }

  Range between(int first, int last) {
    if (first == last) {
      return letters(first);
    }
    int start = start(letters(first));
    int end = Math.max(start, end(letters(last)));
    while (start < end && PUNCTUATION.indexOf(context.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && PUNCTUATION.indexOf(context.charAt(end - 1)) >= 0) {
      end--;
    }
    return new Range(start, end);
  }

  /** A patch's letters end where those of the next one, in reading order, begin. */
  private Range letters(int patch) {
    Range shown = AnswerText.shown(alignment, patch);
    int end = shown.end();
    for (int next : new int[] {patch - 1, patch + 1}) {
      if (next >= 0 && next < alignment.patchCount()) {
        int start =
            alignment
                .charsIn(next)
                .filter(range -> range.part() == AnswerDecoder.CONTEXT)
                .map(Alignment.CharRange::start)
                .orElse(Integer.MAX_VALUE);
        if (start > shown.start()) {
          end = Math.min(end, start);
        }
      }
    }
    return new Range(shown.start(), end);
  }

  private int start(Range letters) {
    int start = letters.start();
    while (start < letters.end() && Character.isWhitespace(context.charAt(start))) {
      start++;
    }
    int space = context.indexOf(' ', start);
    boolean cut = space >= 0 && space < letters.end() && !isNumber(start, space);
    return cut ? space + 1 : start;
  }

  private int end(Range letters) {
    int end = letters.end();
    while (end > letters.start() && Character.isWhitespace(context.charAt(end - 1))) {
      end--;
    }
    int space = context.lastIndexOf(' ', end - 1);
    boolean cut = space >= letters.start() && !isNumber(space + 1, end);
    return cut ? space : end;
  }

  private boolean isNumber(int start, int end) {
    return start < end
        && context
            .substring(start, end)
            .codePoints()
            .allMatch(
                c ->
                    switch (Character.getType(c)) {
                      case Character.DECIMAL_DIGIT_NUMBER,
                          Character.LETTER_NUMBER,
                          Character.OTHER_NUMBER ->
                          true;
                      default -> false;
                    });
  }
}
