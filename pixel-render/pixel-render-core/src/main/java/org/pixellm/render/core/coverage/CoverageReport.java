// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.coverage;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of some texts fonts could draw. Immutable; reports add up, and equal counts added in any
 * order differ in nothing but the examples.
 *
 * <p>What is counted are code points that should leave ink: white space and control characters are
 * not. A code point belongs to the script that Unicode gives it: digits, punctuation and emoji are
 * {@code Common}, combining marks {@code Inherited}.
 */
public final class CoverageReport {
  private static final CoverageReport EMPTY =
      new CoverageReport(0, new long[0], new long[0], Map.of());

  private final long texts;

  /** Counts by the number of a script; both arrays are of the same length, as short as can be. */
  private final long[] characters;

  private final long[] missing;
  private final Map<Integer, MissingGlyph> glyphs;

  CoverageReport(long texts, long[] characters, long[] missing, Map<Integer, MissingGlyph> glyphs) {
    this.texts = texts;
    this.characters = characters;
    this.missing = missing;
    this.glyphs = glyphs;
  }

  /** Of no text. */
  public static CoverageReport empty() {
    return EMPTY;
  }

  /** Of these texts and those, in this order. */
  public CoverageReport plus(CoverageReport later) {
    int scripts = Math.max(characters.length, later.characters.length);
    Map<Integer, MissingGlyph> all = new HashMap<>(glyphs);
    later.glyphs.forEach((point, glyph) -> all.merge(point, glyph, MissingGlyph::plus));
    return new CoverageReport(
        texts + later.texts,
        sum(characters, later.characters, scripts),
        sum(missing, later.missing, scripts),
        all);
  }

  private static long[] sum(long[] some, long[] others, int length) {
    long[] sum = Arrays.copyOf(some, length);
    for (int i = 0; i < others.length; i++) {
      sum[i] += others[i];
    }
    return sum;
  }

  /** How many texts were looked at; windows of one text count as texts. */
  public long texts() {
    return texts;
  }

  /** Code points that should leave ink. */
  public long characters() {
    return Arrays.stream(characters).sum();
  }

  /** How many of them no font could draw. */
  public long missing() {
    return Arrays.stream(missing).sum();
  }

  /** Share of the characters that no font could draw, 0 to 1; 0 if there are none. */
  public double missingShare() {
    return characters() == 0 ? 0 : (double) missing() / characters();
  }

  /** The scripts that occurred, the one with the most characters first. */
  public List<ScriptCoverage> scripts() {
    List<ScriptCoverage> list = new ArrayList<>();
    for (int i = 0; i < characters.length; i++) {
      if (characters[i] > 0) {
        list.add(new ScriptCoverage(nameOf(i), characters[i], missing[i]));
      }
    }
    list.sort(
        Comparator.comparingLong(ScriptCoverage::characters)
            .reversed()
            .thenComparing(ScriptCoverage::script));
    return list;
  }

  /** The scripts of which something is missing, the one with the most of it first. */
  public List<ScriptCoverage> scriptsMissed() {
    return scripts().stream()
        .filter(script -> script.missing() > 0)
        .sorted(Comparator.comparingLong(ScriptCoverage::missing).reversed())
        .toList();
  }

  /** The code points that no font could draw, the most frequent first. */
  public List<MissingGlyph> missingGlyphs() {
    return glyphs.values().stream()
        .sorted(
            Comparator.comparingLong(MissingGlyph::count)
                .reversed()
                .thenComparing(MissingGlyph::codePoint))
        .toList();
  }

  /** The script of a code point by its English name, such as {@code Latin}. */
  public static String scriptOf(int codePoint) {
    return nameOf(UScript.getScript(codePoint));
  }

  private static String nameOf(int script) {
    return UScript.getName(script).replace('_', ' ');
  }
}
