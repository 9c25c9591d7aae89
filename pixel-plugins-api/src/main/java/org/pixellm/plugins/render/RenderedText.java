// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Text as patches. Immutable.
 *
 * <p>Only real patches are held, those that a model attends to: text and separators. Padding is the
 * batch's business.
 */
public final class RenderedText {
  private final int patchSize;
  private final int channels;
  private final int patchCount;
  private final byte[] pixels;
  private final Alignment alignment;
  private final Map<Integer, Integer> missingGlyphs;

  /**
   * A rendered text.
   *
   * @param patchSize height and width of a patch in pixels
   * @param channels 1 for grey, 3 for red, green, blue
   * @param pixels {@code [patches, channels, patchSize, patchSize]}, unsigned, white 255. The array
   *     is handed over: the caller keeps no reference
   * @param alignment which characters went where
   * @param missingGlyphs code points that no font could draw, with how often each occurred
   * @throws IllegalArgumentException if the array is not a whole number of patches, or not as many
   *     as the alignment tells of
   */
  public RenderedText(
      int patchSize,
      int channels,
      byte[] pixels,
      Alignment alignment,
      Map<Integer, Integer> missingGlyphs) {
    int patchLength = channels * patchSize * patchSize;
    if (patchLength <= 0 || pixels.length % patchLength != 0) {
      throw new IllegalArgumentException(
          pixels.length + " bytes are no whole number of patches of " + patchLength + " bytes");
    }
    this.patchSize = patchSize;
    this.channels = channels;
    this.pixels = pixels;
    this.patchCount = pixels.length / patchLength;
    this.alignment = Objects.requireNonNull(alignment, "alignment");
    if (alignment.patchCount() != patchCount) {
      throw new IllegalArgumentException(
          "alignment of " + alignment.patchCount() + " patches for " + patchCount + " patches");
    }
    this.missingGlyphs =
        missingGlyphs.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(missingGlyphs));
  }

  /** Height and width of a patch in pixels. */
  public int patchSize() {
    return patchSize;
  }

  /** 1 for grey, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** Number of patches, separators included. At least 1. */
  public int patchCount() {
    return patchCount;
  }

  /** Bytes of one patch: {@code channels * patchSize * patchSize}. */
  public int patchLength() {
    return channels * patchSize * patchSize;
  }

  /**
   * Copies patches into {@code target}, in the order channel, row, column within a patch.
   *
   * @param fromPatch first patch, from 0
   * @param count how many patches
   * @param target where to
   * @param offset index of the first byte in {@code target}
   */
  public void copyPatches(int fromPatch, int count, byte[] target, int offset) {
    Objects.checkFromIndexSize(fromPatch, count, patchCount);
    System.arraycopy(pixels, fromPatch * patchLength(), target, offset, count * patchLength());
  }

  /**
   * One pixel value.
   *
   * @param channel from 0
   * @param x column in the whole strip, from 0 to {@code patchCount * patchSize - 1}
   * @param y row, from 0
   * @return 0 (black) to 255 (white)
   */
  public int pixel(int channel, int x, int y) {
    Objects.checkIndex(channel, channels);
    Objects.checkIndex(y, patchSize);
    int patch = Objects.checkIndex(x / patchSize, patchCount);
    int index = ((patch * channels + channel) * patchSize + y) * patchSize + x % patchSize;
    return pixels[index] & 0xFF;
  }

  /** Which characters went where. */
  public Alignment alignment() {
    return alignment;
  }

  /** Code points that no font could draw, with how often each occurred; empty if all were drawn. */
  public Map<Integer, Integer> missingGlyphs() {
    return missingGlyphs;
  }
}
