// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Strings that no one writes but anyone may send: unpaired surrogates, controls, piles of marks,
 * bidi overrides, joiners, emoji sequences, noncharacters, letters of every script in any order.
 * The same seed gives the same strings.
 */
public final class OddTexts {
  private static final int LONG_ONE_IN = 2_000;
  private static final int USUAL_LENGTH = 120;

  /** Ranges of code units and code points, those that trouble renderers more often than others. */
  private static final List<int[]> RANGES =
      List.of(
          new int[] {0x20, 0x7E},
          new int[] {0x20, 0x7E},
          new int[] {0x20, 0x20},
          new int[] {0x00, 0x9F},
          new int[] {0x300, 0x36F},
          new int[] {0x590, 0x8FF},
          new int[] {0x900, 0xDFF},
          new int[] {0xE00, 0x109F},
          new int[] {0x1100, 0x11FF},
          new int[] {0x1200, 0x1FFF},
          new int[] {0x200B, 0x206F},
          new int[] {0x2E80, 0xD7FF},
          new int[] {0xD800, 0xDFFF},
          new int[] {0xE000, 0xFFFF},
          new int[] {0xFE00, 0xFE0F},
          new int[] {0x10000, 0x1FFFF},
          new int[] {0x1F1E6, 0x1F1FF},
          new int[] {0x1F300, 0x1FAFF},
          new int[] {0x20000, 0x10FFFF},
          new int[] {0xE0001, 0xE007F});

  private static final List<String> PIECES =
      List.of(
          "\u202E",
          "\u202D",
          "\u2066",
          "\u2067",
          "\u2068",
          "\u2069",
          "\u202C",
          "\u200D",
          "\u200C",
          "\uFE0F",
          "\uFE0E",
          "\u20E3",
          "\uFFFE",
          "\uFFFF",
          "\uD83F\uDFFE",
          "\uDBFF\uDFFF",
          "\uD800",
          "\uDC00",
          "\u0000",
          "\r\n",
          "\t",
          "\u00AD",
          "\u2028",
          "\u0915\u094D\u0937",
          "\u0644\u0627",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "\uD83C\uDDEB\uD83C\uDDF7",
          "\uD83D\uDC4D\uD83C\uDFFD",
          "1\uFE0F\u20E3",
          "\u25CC",
          "\u1100\u1161\u11A8",
          "\u0E33",
          "\u0F71\u0F72",
          "\u1039\u1000");

  private final RandomGenerator random;
  private final int longest;

  /**
   * A source of strings.
   *
   * @param seed which strings
   * @param longest most UTF-16 units; one string in two thousand comes near it
   */
  public OddTexts(long seed, int longest) {
    this.random = new Random(seed);
    this.longest = longest;
  }

  /** The next string; it may be empty. */
  public String next() {
    boolean isLong = random.nextInt(LONG_ONE_IN) == 0;
    int length = isLong ? longest : random.nextInt(Math.min(longest, USUAL_LENGTH) + 1);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      addRun(text, length - text.length());
    }
    text.setLength(length); // may cut a surrogate pair, which is as odd as the rest
    return text.toString();
  }

  /** Some characters of one kind: mixed, the same one over and over, or a sequence. */
  private void addRun(StringBuilder text, int room) {
    int kind = random.nextInt(20);
    int count = 1 + random.nextInt(kind == 0 ? Math.max(1, Math.min(room, 10_000)) : 12);
    if (kind <= 1) {
      int repeated = codePoint();
      for (int i = 0; i < count; i++) {
        text.appendCodePoint(repeated);
      }
    } else if (kind <= 5) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text.append(piece.repeat(Math.min(count, 3)));
    } else {
      for (int i = 0; i < count; i++) {
        text.appendCodePoint(codePoint());
      }
    }
  }

  private int codePoint() {
    int[] range = RANGES.get(random.nextInt(RANGES.size()));
    return range[0] + random.nextInt(range[1] - range[0] + 1);
  }
}
