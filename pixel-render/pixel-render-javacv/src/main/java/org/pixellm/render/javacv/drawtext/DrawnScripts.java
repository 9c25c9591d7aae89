// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.pixellm.plugins.PixelException;

/**
 * The scripts that drawtext draws as they are written. Of others it draws letters that should join
 * apart, and marks that should move where they were typed.
 */
final class DrawnScripts {
  private final Set<UnicodeScript> drawn =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.COPTIC,
          UnicodeScript.CHEROKEE,
          UnicodeScript.CANADIAN_ABORIGINAL,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL,
          UnicodeScript.BRAILLE,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.UNKNOWN);

  /**
   * Checks a text.
   *
   * @throws PixelException naming the first script that is not drawn
   */
  void require(String text) {
    text.codePoints()
        .filter(point -> !drawn.contains(UnicodeScript.of(point)))
        .findFirst()
        .ifPresent(
            point -> {
              throw new PixelException(
                  "the renderer javacv cannot draw the script %s (U+%04X): choose the renderer awt or harfbuzz"
                      .formatted(name(UnicodeScript.of(point)), point));
            });
  }

  private static String name(UnicodeScript script) {
    String words = script.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
