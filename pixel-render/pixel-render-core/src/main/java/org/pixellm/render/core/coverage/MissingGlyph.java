// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.coverage;

import java.util.ArrayList;
import java.util.List;

/**
 * A code point that no font could draw.
 *
 * @param codePoint the code point; a surrogate without its partner counts as one
 * @param count how often it occurred
 * @param examples where, in the order of counting: the first few of the places that were given
 */
public record MissingGlyph(int codePoint, long count, List<String> examples) {
  /** Most examples kept. */
  public static final int MOST_EXAMPLES = 3;

  /** Copies the list. */
  public MissingGlyph {
    examples = List.copyOf(examples);
    if (count < 1 || examples.size() > MOST_EXAMPLES) {
      throw new IllegalArgumentException(
          "code point %d missing %d times at %s".formatted(codePoint, count, examples));
    }
  }

  /** Occurrences of the same code point here, then elsewhere. */
  MissingGlyph plus(MissingGlyph later) {
    if (examples.size() == MOST_EXAMPLES || later.examples.isEmpty()) {
      return new MissingGlyph(codePoint, count + later.count, examples);
    }
    List<String> all = new ArrayList<>(examples);
    for (String example : later.examples) {
      if (all.size() < MOST_EXAMPLES && !all.contains(example)) {
        all.add(example);
      }
    }
    return new MissingGlyph(codePoint, count + later.count, all);
  }
}
