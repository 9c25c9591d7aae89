// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

/**
 * Scales coloured bitmaps down by averaging what falls into each new pixel, edges by the share that
 * does. In whole numbers only, so that the result is the same on every machine.
 */
final class BitmapScaler {
  private static final int CHANNELS = 4;

  private BitmapScaler() {}

  /**
   * Scales a bitmap.
   *
   * @param source {@code [rows, width, 4]}, colours multiplied by the coverage, unsigned
   * @param width its columns
   * @param rows its rows
   * @param toWidth columns of the result
   * @param toRows rows of the result
   * @return {@code [toRows, toWidth, 4]}
   */
  static byte[] scale(byte[] source, int width, int rows, int toWidth, int toRows) {
    // First along the rows, kept as exact sums; then along the columns.
    long[] narrow = new long[rows * toWidth * CHANNELS];
    for (int x = 0; x < toWidth; x++) {
      for (int from = firstPart(x, width, toWidth); from < partsEnd(x, width, toWidth); from++) {
        long share = share(x, from, width, toWidth);
        for (int y = 0; y < rows; y++) {
          for (int channel = 0; channel < CHANNELS; channel++) {
            narrow[(y * toWidth + x) * CHANNELS + channel] +=
                share * (source[(y * width + from) * CHANNELS + channel] & 0xFF);
          }
        }
      }
    }
    long whole = (long) width * rows;
    byte[] scaled = new byte[toRows * toWidth * CHANNELS];
    int rowLength = toWidth * CHANNELS;
    for (int y = 0; y < toRows; y++) {
      for (int i = 0; i < rowLength; i++) {
        long sum = 0;
        for (int from = firstPart(y, rows, toRows); from < partsEnd(y, rows, toRows); from++) {
          sum += share(y, from, rows, toRows) * narrow[from * rowLength + i];
        }
        scaled[y * rowLength + i] = (byte) ((sum + whole / 2) / whole);
      }
    }
    return scaled;
  }

  /** The first old pixel that has a part in a new one. */
  private static int firstPart(int to, int length, int toLength) {
    return (int) ((long) to * length / toLength);
  }

  /** After the last old pixel that has a part in a new one. */
  private static int partsEnd(int to, int length, int toLength) {
    return (int) (((long) (to + 1) * length + toLength - 1) / toLength);
  }

  /** How much of a new pixel an old one is, in parts of which a new pixel has {@code length}. */
  private static long share(int to, int from, int length, int toLength) {
    long start = Math.max((long) to * length, (long) from * toLength);
    long end = Math.min((long) (to + 1) * length, (long) (from + 1) * toLength);
    return end - start;
  }
}
