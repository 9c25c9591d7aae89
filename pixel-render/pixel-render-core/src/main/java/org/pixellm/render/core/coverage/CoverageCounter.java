// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.coverage;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pixellm.plugins.render.RenderedText;

/** Counts what became of texts, one after the other. Used by one thread. */
public final class CoverageCounter {
  private final Map<Integer, MissingGlyph> glyphs = new HashMap<>();
  private long[] characters = new long[UScript.LATIN + 1];
  private long[] missing = new long[UScript.LATIN + 1];
  private long texts;

  /**
   * Counts a text that was drawn.
   *
   * @param drawn the characters that were drawn
   * @param missingGlyphs what {@link RenderedText#missingGlyphs} says of it
   * @param place where it stands, for people: {@code book.txt:12}; empty for nowhere
   */
  public void add(CharSequence drawn, Map<Integer, Integer> missingGlyphs, String place) {
    texts++;
    for (int i = 0; i < drawn.length(); ) {
      int point = Character.codePointAt(drawn, i);
      i += Character.charCount(point);
      if (!isBlank(point)) {
        count(point, 1, 0);
      }
    }
    // In a fixed order, so that equal texts give equal reports.
    new TreeMap<>(missingGlyphs)
        .forEach(
            (point, times) -> {
              count(point, isBlank(point) ? times : 0, times);
              List<String> examples = place.isEmpty() ? List.of() : List.of(place);
              glyphs.merge(point, new MissingGlyph(point, times, examples), MissingGlyph::plus);
            });
  }

  /** What was counted so far. */
  public CoverageReport report() {
    return new CoverageReport(texts, characters.clone(), missing.clone(), new HashMap<>(glyphs));
  }

  private void count(int codePoint, int more, int moreMissing) {
    int script = UScript.getScript(codePoint);
    if (script >= characters.length) {
      int length = Math.max(script + 1, 2 * characters.length);
      characters = Arrays.copyOf(characters, length);
      missing = Arrays.copyOf(missing, length);
    }
    characters[script] += more;
    missing[script] += moreMissing;
  }

  private static boolean isBlank(int codePoint) {
    return UCharacter.isUWhiteSpace(codePoint) || UCharacter.isISOControl(codePoint);
  }
}
