// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.Arrays;

/**
 * A text as bytes, with the character that each belongs to. Half of a surrogate pair, which UTF-8
 * has no bytes for, gets the three that its number would have: any string can be told from any
 * other.
 *
 * @param bytes 0 to 255
 * @param chars for each byte the UTF-16 index of its code point
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Utf8(int[] bytes, int[] chars) {

  static Utf8 of(String text) {
    int[] bytes = new int[3 * text.length()];
    int[] chars = new int[bytes.length];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int from = count;
      if (codePoint < 0x80) {
        bytes[count++] = codePoint;
      } else if (codePoint < 0x800) {
        bytes[count++] = 0xC0 | (codePoint >> 6);
        bytes[count++] = continuation(codePoint);
      } else if (codePoint < 0x10000) {
        bytes[count++] = 0xE0 | (codePoint >> 12);
        bytes[count++] = continuation(codePoint >> 6);
        bytes[count++] = continuation(codePoint);
      } else {
        bytes[count++] = 0xF0 | (codePoint >> 18);
        bytes[count++] = continuation(codePoint >> 12);
        bytes[count++] = continuation(codePoint >> 6);
        bytes[count++] = continuation(codePoint);
      }
      Arrays.fill(chars, from, count, at);
      at += Character.charCount(codePoint);
    }
    return new Utf8(Arrays.copyOf(bytes, count), Arrays.copyOf(chars, count));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }
}
