// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what could be drawn, text by text. Used by one thread. */
final class CoverageCount {
  private final Map<UnicodeScript, Count> scripts = new EnumMap<>(UnicodeScript.class);

  private static final class Count {
    private long characters;
    private long missing;
  }

  /**
   * Counts a text that was drawn.
   *
   * @param missingGlyphs code points of it that no font could draw, with how often each occurred
   */
  void add(String text, Map<Integer, Integer> missingGlyphs) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (!isBlank(point)) {
        count(point).characters++;
      }
    }
    missingGlyphs.forEach(
        (point, times) -> {
          Count count = count(point);
          count.missing += times;
          if (isBlank(point)) {
            count.characters += times; // a blank that is drawn as a box
          }
        });
  }

  Coverage coverage() {
    SortedMap<String, ScriptCount> named = new TreeMap<>();
    scripts.forEach(
        (script, count) ->
            named.put(name(script), new ScriptCount(count.characters, count.missing)));
    return new Coverage(named);
  }

  private Count count(int point) {
    return scripts.computeIfAbsent(UnicodeScript.of(point), script -> new Count());
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }

  /** Such as {@code Canadian Aboriginal}. */
  private static String name(UnicodeScript script) {
    StringBuilder name = new StringBuilder(script.name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '_') {
        name.setCharAt(i, ' ');
      }
      if (i == 0 || name.charAt(i - 1) == ' ') {
        name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
      }
    }
    return name.toString();
  }
}
