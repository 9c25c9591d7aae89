// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.javacpp.indexer.UByteRawIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

/** Words found by their ink, and how far they turn. */
class TiltTest {
  private static final int ROWS = 16;

  /** Ink that fills rows {@code top} to before {@code end} of columns. */
  private record Bar(int from, int to, int top, int end) {}

  private static InkColumns ink(int columns, Bar... bars) {
    try (Mat ink = new Mat(ROWS, columns, CV_8UC1, Scalar.all(0))) {
      UByteRawIndexer pixels = ink.createIndexer();
      for (Bar bar : bars) {
        for (int x = bar.from(); x < bar.to(); x++) {
          for (int y = bar.top(); y < bar.end(); y++) {
            pixels.put(y, x, 255);
          }
        }
      }
      return InkColumns.of(ink);
    }
  }

  private static Tilt tilt(InkColumns ink) {
    assertEquals(1, ink.words().size());
    return new Tilt(ink, ink.words().get(0));
  }

  @Test
  void threeBlankColumnsPartWords() {
    InkColumns ink = ink(48, new Bar(2, 10, 4, 12), new Bar(12, 20, 4, 12), new Bar(23, 30, 4, 12));
    assertEquals(
        List.of(new InkColumns.Word(0, 22, 2, 20), new InkColumns.Word(22, 48, 23, 30)),
        ink.words());
    assertEquals(List.of(), ink(32).words());
  }

  @Test
  void scriptsWithoutSpacesArePartedSomewhere() {
    Bar[] signs = new Bar[20];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = new Bar(14 * i, 14 * i + 13, 2, 14);
    }
    List<InkColumns.Word> words = ink(288, signs).words();
    assertEquals(3, words.size());
    assertEquals(97, words.get(0).inkTo() - words.get(0).inkFrom());
    assertEquals(words.get(0).to(), words.get(1).from());
  }

  @Test
  void aLongWordTurnsLess() {
    double shortWord = tilt(ink(32, new Bar(4, 24, 5, 11))).limit(1);
    double longWord = tilt(ink(96, new Bar(4, 84, 5, 11))).limit(1);
    assertTrue(longWord < shortWord / 3, longWord + " and " + shortWord);
    // At the limit the corner is at the edge: 40 sin a + 3 cos a = 8.
    assertEquals(8, 40 * Math.sin(longWord) + 3 * Math.cos(longWord), 1e-9);
    assertEquals(longWord, tilt(ink(96, new Bar(4, 84, 5, 11))).limit(-1), 1e-12);
  }

  @Test
  void whatFillsTheStripDoesNotTurn() {
    assertEquals(0, tilt(ink(16, new Bar(0, 16, 0, 16))).limit(1), 1e-9);
  }

  @Test
  void theWayCounts() {
    // High at the left, low at the right: turning with the clock brings both to the edges.
    Tilt tilt = tilt(ink(64, new Bar(4, 30, 1, 9), new Bar(30, 56, 8, 15)));
    assertTrue(tilt.limit(1) < tilt.limit(-1) / 3, tilt.limit(1) + " and " + tilt.limit(-1));
  }

  @Test
  void aWordAtTheEndIsMovedIn() {
    Tilt left = tilt(ink(32, new Bar(0, 10, 3, 13)));
    // The upper left corner goes to 5 - 5 cos a - 5 sin a with an angle against the clock.
    double angle = -0.1;
    assertEquals(5 * Math.cos(0.1) + 5 * Math.sin(0.1) - 5, left.shift(angle), 1e-9);
    Tilt right = tilt(ink(32, new Bar(22, 32, 3, 13)));
    assertEquals(-left.shift(angle), right.shift(angle), 1e-9);
    assertEquals(0, tilt(ink(32, new Bar(11, 21, 3, 13))).shift(angle), 0);
  }
}
