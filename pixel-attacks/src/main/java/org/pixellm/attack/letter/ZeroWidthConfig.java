// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.List;
import org.pixellm.plugins.Help;

/**
 * Which invisible characters.
 *
 * @param characters their code points in hexadecimal
 */
public record ZeroWidthConfig(
    @Help("code points of characters that nothing shows, in hexadecimal: [200B, 200C]")
        List<String> characters) {

  /** Checks that each is a code point that is ignored where text is shown. */
  public ZeroWidthConfig {
    characters = List.copyOf(characters);
    if (characters.isEmpty()) {
      throw new IllegalArgumentException("characters must name at least one code point");
    }
    characters.forEach(ZeroWidthConfig::codePoint);
  }

  /**
   * Space, non-joiner, joiner, word joiner, no-break space (the byte order mark): those of width
   * zero.
   */
  public static ZeroWidthConfig defaults() {
    return new ZeroWidthConfig(List.of("200B", "200C", "200D", "2060", "FEFF"));
  }

  /** The code points. */
  int[] codePoints() {
    return characters.stream().mapToInt(ZeroWidthConfig::codePoint).toArray();
  }

  private static int codePoint(String written) {
    int codePoint;
    try {
      codePoint = Integer.parseInt(written, 16);
    } catch (NumberFormatException e) {
      codePoint = -1;
    }
    if (!Character.isValidCodePoint(codePoint)
        || !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
      throw new IllegalArgumentException(
          "characters: \"%s\" is no code point of a character without width, such as 200B"
              .formatted(written));
    }
    return codePoint;
  }
}
