// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Alphabets that Unicode has beside the plain Latin one: full-width, and those of mathematics. */
public enum AlphabetStyle {
  /** Any of those below. */
  ANY(-1, -1, -1),
  /** As wide as ideographs. */
  FULL_WIDTH(0xFF21, 0xFF41, 0xFF10),
  /** Bold. */
  BOLD(0x1D400, 0x1D41A, 0x1D7CE),
  /** Italic. */
  ITALIC(0x1D434, 0x1D44E, -1),
  /** Bold italic. */
  BOLD_ITALIC(0x1D468, 0x1D482, -1),
  /** Script. */
  SCRIPT(0x1D49C, 0x1D4B6, -1),
  /** Bold script. */
  BOLD_SCRIPT(0x1D4D0, 0x1D4EA, -1),
  /** Fraktur. */
  FRAKTUR(0x1D504, 0x1D51E, -1),
  /** Double-struck. */
  DOUBLE_STRUCK(0x1D538, 0x1D552, 0x1D7D8),
  /** Bold Fraktur. */
  BOLD_FRAKTUR(0x1D56C, 0x1D586, -1),
  /** Sans-serif. */
  SANS(0x1D5A0, 0x1D5BA, 0x1D7E2),
  /** Sans-serif, bold. */
  SANS_BOLD(0x1D5D4, 0x1D5EE, 0x1D7EC),
  /** Sans-serif, italic. */
  SANS_ITALIC(0x1D608, 0x1D622, -1),
  /** Sans-serif, bold italic. */
  SANS_BOLD_ITALIC(0x1D63C, 0x1D656, -1),
  /** All letters of one width. */
  MONOSPACE(0x1D670, 0x1D68A, 0x1D7F6),
  /** In circles. */
  CIRCLED(0x24B6, 0x24D0, -1);

  /** Where Unicode had the letter before the alphabet, and left its place free. */
  private static final Map<Integer, Integer> ELSEWHERE =
      Map.ofEntries(
          Map.entry(0x1D455, 0x210E),
          Map.entry(0x1D49D, 0x212C),
          Map.entry(0x1D4A0, 0x2130),
          Map.entry(0x1D4A1, 0x2131),
          Map.entry(0x1D4A3, 0x210B),
          Map.entry(0x1D4A4, 0x2110),
          Map.entry(0x1D4A7, 0x2112),
          Map.entry(0x1D4A8, 0x2133),
          Map.entry(0x1D4AD, 0x211B),
          Map.entry(0x1D4BA, 0x212F),
          Map.entry(0x1D4BC, 0x210A),
          Map.entry(0x1D4C4, 0x2134),
          Map.entry(0x1D506, 0x212D),
          Map.entry(0x1D50B, 0x210C),
          Map.entry(0x1D50C, 0x2111),
          Map.entry(0x1D515, 0x211C),
          Map.entry(0x1D51D, 0x2128),
          Map.entry(0x1D53A, 0x2102),
          Map.entry(0x1D53F, 0x210D),
          Map.entry(0x1D545, 0x2115),
          Map.entry(0x1D547, 0x2119),
          Map.entry(0x1D548, 0x211A),
          Map.entry(0x1D549, 0x211D),
          Map.entry(0x1D551, 0x2124));

  private final int capitals;
  private final int small;
  private final int digits;

  AlphabetStyle(int capitals, int small, int digits) {
    this.capitals = capitals;
    this.small = small;
    this.digits = digits;
  }

  /** The alphabets meant, each but {@link #ANY}. */
  List<AlphabetStyle> meant() {
    return this == ANY ? Stream.of(values()).filter(style -> style != ANY).toList() : List.of(this);
  }

  /** The alphabet's code point for a letter or digit of ASCII, if it has one. */
  OptionalInt of(int ascii) {
    int first;
    int plain;
    if (ascii >= 'A' && ascii <= 'Z') {
      first = capitals;
      plain = 'A';
    } else if (ascii >= 'a' && ascii <= 'z') {
      first = small;
      plain = 'a';
    } else if (ascii >= '0' && ascii <= '9') {
      first = digits;
      plain = '0';
    } else {
      return OptionalInt.empty();
    }
    if (first < 0) {
      return OptionalInt.empty();
    }
    int codePoint = first + ascii - plain;
    return OptionalInt.of(ELSEWHERE.getOrDefault(codePoint, codePoint));
  }
}
