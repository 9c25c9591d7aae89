// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import java.util.Locale;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.tasks.head.answer.AnswerBounds.Range;

/** How the characters of an answer are told from its first and last patch. */
public enum AnswerText {
  /** Words that begin in the first and end in the last patch, see {@link AnswerBounds}. */
  WORDS {
    @Override
    Range between(String context, Alignment alignment, int first, int last) {
      return new AnswerBounds(context).between(shown(alignment, first), shown(alignment, last));
    }
  },
  /** The original's rule, see {@link ReferenceAnswerText}. */
  REFERENCE {
    @Override
    Range between(String context, Alignment alignment, int first, int last) {
      return new ReferenceAnswerText(context, alignment).between(first, last);
    }
  };

  /**
   * The characters of an answer; none if nothing is left.
   *
   * @param alignment of a window of question and context
   * @param first in reading order; shows some of the context
   * @param last the same
   */
  abstract Range between(String context, Alignment alignment, int first, int last);

  /** Characters of the context from the first to the last that a patch shows. */
  static Range shown(Alignment alignment, int patch) {
    Alignment.CharRange range = alignment.charsIn(patch).orElseThrow();
    return new Range(range.start(), range.end());
  }

  /** The name in {@code config.json}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
