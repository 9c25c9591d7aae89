// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.render.RenderedText;

/**
 * A batch of rendered texts as bytes, padded with white to the longest of them. Its bytes are
 * shared, not copied: nobody changes them.
 */
public final class PatchBatch {
  private final byte[] pixels;
  private final int[] lengths;
  private final int patchCount;
  private final int patchLength;

  /**
   * A batch.
   *
   * @param pixels {@code [batch, patches, channels, size, size]}, unsigned, white 255
   * @param lengths real patches of each row; the rest is padding
   * @param patchCount patches of each row, padding included
   * @param patchLength bytes of one patch
   * @throws IllegalArgumentException if the sizes do not agree
   */
  public PatchBatch(byte[] pixels, int[] lengths, int patchCount, int patchLength) {
    if (lengths.length == 0 || pixels.length != (long) lengths.length * patchCount * patchLength) {
      throw new IllegalArgumentException(
          "%d bytes are no batch of %d rows of %d patches of %d bytes"
              .formatted(pixels.length, lengths.length, patchCount, patchLength));
    }
    for (int length : lengths) {
      if (length < 1 || length > patchCount) {
        throw new IllegalArgumentException("row of " + length + " in " + patchCount + " patches");
      }
    }
    this.pixels = pixels;
    this.lengths = lengths.clone();
    this.patchCount = patchCount;
    this.patchLength = patchLength;
  }

  /** The bytes, {@code [batch, patches, channels, size, size]}; not a copy, not to be changed. */
  public byte[] pixels() {
    return pixels;
  }

  /** Patches of each row, padding included. */
  public int patchCount() {
    return patchCount;
  }

  /** Bytes of one patch. */
  public int patchLength() {
    return patchLength;
  }

  /** Real patches of a row. */
  public int length(int row) {
    return lengths[row];
  }

  /** Rows. */
  public int size() {
    return lengths.length;
  }

  /** Real patches of all rows together. */
  public long realPatches() {
    long sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    return sum;
  }

  /** Whether any row is padded. */
  public boolean padded() {
    return realPatches() != (long) size() * patchCount;
  }

  /** A batch of texts of one patch size and channel count, padded to the longest. */
  public static PatchBatch of(List<RenderedText> texts) {
    int patchLength = texts.get(0).patchLength();
    int longest = texts.stream().mapToInt(RenderedText::patchCount).max().orElseThrow();
    byte[] bytes = new byte[Math.multiplyExact(texts.size() * longest, patchLength)];
    int[] lengths = new int[texts.size()];
    for (int row = 0; row < lengths.length; row++) {
      RenderedText text = texts.get(row);
      if (text.patchLength() != patchLength) {
        throw new IllegalArgumentException(
            "texts of different patch sizes or channels in one batch");
      }
      lengths[row] = text.patchCount();
      int offset = row * longest * patchLength;
      text.copyPatches(0, lengths[row], bytes, offset);
      Arrays.fill(
          bytes, offset + lengths[row] * patchLength, offset + longest * patchLength, (byte) 255);
    }
    return new PatchBatch(bytes, lengths, longest, patchLength);
  }
}
