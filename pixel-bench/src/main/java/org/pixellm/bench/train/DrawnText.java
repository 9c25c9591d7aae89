// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.model.PatchBatch;

/**
 * Patches of one text.
 *
 * @param pixels {@code [patches, values]}, unsigned
 * @param patches how many
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record DrawnText(byte[] pixels, int patches) {
  private static final byte WHITE = (byte) 255;

  /**
   * A batch of texts.
   *
   * @param patchLength values of a patch
   * @param width patches of each row; 0 for the longest text's
   * @param filled whether white patches after a text count as text
   */
  static PatchBatch batch(List<DrawnText> texts, int patchLength, int width, boolean filled) {
    int longest = texts.stream().mapToInt(DrawnText::patches).max().orElseThrow();
    int row = Math.max(width, longest);
    byte[] pixels = new byte[Math.multiplyExact(texts.size(), row * patchLength)];
    Arrays.fill(pixels, WHITE);
    int[] lengths = new int[texts.size()];
    for (int i = 0; i < lengths.length; i++) {
      DrawnText text = texts.get(i);
      System.arraycopy(text.pixels(), 0, pixels, i * row * patchLength, text.pixels().length);
      lengths[i] = filled ? row : text.patches();
    }
    return new PatchBatch(pixels, lengths, row, patchLength);
  }
}
