// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.render.RenderedText;

/**
 * A batch of rendered texts as bytes. Rows may differ in length; only real patches are held, one
 * row after the other. To who asks for a rectangle the shorter rows are padded with white. Its
 * bytes are shared, not copied: nobody changes them.
 */
public final class PatchBatch {
  private static final byte WHITE = (byte) 255;

  private final byte[] bytes;
  private final int[] lengths;

  /** First patch of each row, and after the last the number of patches. */
  private final int[] starts;

  private final int patchCount;
  private final int patchLength;

  /** The rectangle; made when it is first asked for. */
  private volatile byte[] rectangle;

  /**
   * A batch out of a rectangle.
   *
   * @param pixels {@code [batch, patches, channels, size, size]}, unsigned, white 255
   * @param lengths real patches of each row; the rest is padding
   * @param patchCount patches of each row, padding included
   * @param patchLength bytes of one patch
   * @throws IllegalArgumentException if the sizes do not agree
   */
  public PatchBatch(byte[] pixels, int[] lengths, int patchCount, int patchLength) {
    this(
        patchCount, withoutPadding(pixels, lengths, patchCount, patchLength), lengths, patchLength);
  }

  private PatchBatch(int patchCount, byte[] bytes, int[] lengths, int patchLength) {
    this.bytes = bytes;
    this.lengths = lengths.clone();
    this.starts = starts(lengths);
    this.patchCount = patchCount;
    this.patchLength = patchLength;
  }

  /**
   * A batch out of rows that follow each other without padding.
   *
   * @param bytes {@code [sum of lengths, channels, size, size]}, unsigned, white 255; shared, not
   *     copied
   * @param lengths patches of each row
   * @param patchLength bytes of one patch
   * @throws IllegalArgumentException if the sizes do not agree
   */
  public static PatchBatch ofRows(byte[] bytes, int[] lengths, int patchLength) {
    long patches = 0;
    int longest = 0;
    for (int length : lengths) {
      requireRow(length, Integer.MAX_VALUE);
      patches += length;
      longest = Math.max(longest, length);
    }
    if (longest == 0 || bytes.length != patches * patchLength) {
      throw new IllegalArgumentException(
          "%d bytes are no %d rows of together %d patches of %d bytes"
              .formatted(bytes.length, lengths.length, patches, patchLength));
    }
    return new PatchBatch(longest, bytes, lengths, patchLength);
  }

  /** A batch of texts of one patch size and channel count. */
  public static PatchBatch of(List<RenderedText> texts) {
    int patchLength = texts.get(0).patchLength();
    int[] lengths = new int[texts.size()];
    long patches = 0;
    for (int row = 0; row < lengths.length; row++) {
      if (texts.get(row).patchLength() != patchLength) {
        throw new IllegalArgumentException(
            "texts of different patch sizes or channels in one batch");
      }
      lengths[row] = texts.get(row).patchCount();
      patches += lengths[row];
    }
    byte[] bytes = new byte[Math.toIntExact(patches * patchLength)];
    int offset = 0;
    for (RenderedText text : texts) {
      text.copyPatches(0, text.patchCount(), bytes, offset);
      offset += text.patchCount() * patchLength;
    }
    return ofRows(bytes, lengths, patchLength);
  }

  /**
   * The bytes as a rectangle, {@code [batch, patches, channels, size, size]}, padded with white;
   * not a copy, not to be changed. Made on the first call if rows differ in length: {@link #bytes}
   * costs nothing.
   */
  public byte[] pixels() {
    if (!padded()) {
      return bytes;
    }
    byte[] made = rectangle;
    if (made == null) {
      made = makeRectangle();
      rectangle = made;
    }
    return made;
  }

  /**
   * The bytes of all real patches, {@code [real patches, channels, size, size]}, row by row; not a
   * copy, not to be changed.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Index within all real patches of a row's first; for {@link #size()} their number. */
  public int start(int row) {
    return starts[row];
  }

  /**
   * Copies a patch.
   *
   * @param row 0 to {@code size() - 1}
   * @param patch 0 to {@code patchCount() - 1}; behind the row's end it is white
   * @param target where its bytes are put
   */
  public void putPatch(int row, int patch, ByteBuffer target) {
    Objects.checkIndex(patch, patchCount);
    if (patch < lengths[row]) {
      target.put(bytes, (starts[row] + patch) * patchLength, patchLength);
    } else {
      for (int i = 0; i < patchLength; i++) {
        target.put(WHITE);
      }
    }
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
    return starts[lengths.length];
  }

  /** Whether any row is padded. */
  public boolean padded() {
    return realPatches() != (long) size() * patchCount;
  }

  private byte[] makeRectangle() {
    int rowBytes = Math.multiplyExact(patchCount, patchLength);
    byte[] made = new byte[Math.multiplyExact(lengths.length, rowBytes)];
    for (int row = 0; row < lengths.length; row++) {
      int real = lengths[row] * patchLength;
      System.arraycopy(bytes, starts[row] * patchLength, made, row * rowBytes, real);
      Arrays.fill(made, row * rowBytes + real, (row + 1) * rowBytes, WHITE);
    }
    return made;
  }

  private static byte[] withoutPadding(
      byte[] pixels, int[] lengths, int patchCount, int patchLength) {
    if (lengths.length == 0 || pixels.length != (long) lengths.length * patchCount * patchLength) {
      throw new IllegalArgumentException(
          "%d bytes are no batch of %d rows of %d patches of %d bytes"
              .formatted(pixels.length, lengths.length, patchCount, patchLength));
    }
    int patches = 0;
    for (int length : lengths) {
      requireRow(length, patchCount);
      patches += length;
    }
    if (patches == lengths.length * patchCount) {
      return pixels;
    }
    byte[] real = new byte[patches * patchLength];
    int at = 0;
    for (int row = 0; row < lengths.length; row++) {
      int rowBytes = lengths[row] * patchLength;
      System.arraycopy(pixels, row * patchCount * patchLength, real, at, rowBytes);
      at += rowBytes;
    }
    return real;
  }

  private static void requireRow(int length, int patchCount) {
    if (length < 1 || length > patchCount) {
      throw new IllegalArgumentException("row of " + length + " in " + patchCount + " patches");
    }
  }

  private static int[] starts(int[] lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int row = 0; row < lengths.length; row++) {
      starts[row + 1] = starts[row] + lengths[row];
    }
    return starts;
  }
}
