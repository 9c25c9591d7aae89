// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.attack;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.picture.PatchPicture;

/** Texts as a model sees them, clean or attacked, each beginning a row, wrapped. For one thread. */
final class AttackPicture {
  private static final int PATCHES_PER_ROW = 40;
  private static final int MOST_TEXTS = 500;

  private final TextRenderer clean;
  private final TextRenderer attacked;
  private final int maxPatches;
  private final List<RenderedText> strips = new ArrayList<>();

  /**
   * A picture without texts.
   *
   * @param clean what draws clean texts
   * @param attacked what draws attacked ones, as much and as large
   * @param maxPatches most patches of a text
   */
  AttackPicture(TextRenderer clean, TextRenderer attacked, int maxPatches) {
    if (maxPatches < 2 || maxPatches > 16_384) {
      throw new PixelException("--max-patches must be 2 to 16384, not " + maxPatches);
    }
    this.clean = clean;
    this.attacked = attacked;
    this.maxPatches = maxPatches;
  }

  /**
   * Draws a clean text below those that are there.
   *
   * @throws PixelException if there are too many for a picture
   */
  void addClean(String text) {
    add(text, clean);
  }

  /**
   * Draws an attacked text below those that are there.
   *
   * @throws PixelException if there are too many for a picture
   */
  void addAttacked(String text) {
    add(text, attacked);
  }

  private void add(String text, TextRenderer renderer) {
    if (strips.size() == MOST_TEXTS) {
      throw new PixelException(
          "a picture shows at most %d texts, clean ones counted; leave out --picture, or take fewer lines"
              .formatted(MOST_TEXTS));
    }
    strips.add(renderer.render(TextInput.of(text), maxPatches));
  }

  /** Pixels of the picture. */
  long pixels() {
    long size = strips.isEmpty() ? 0 : strips.get(0).patchSize();
    return size * size * rows() * columns();
  }

  private int columns() {
    int widest = strips.stream().mapToInt(RenderedText::patchCount).max().orElse(1);
    return Math.min(widest, PATCHES_PER_ROW);
  }

  private int rows() {
    return strips.stream().mapToInt(this::rows).sum();
  }

  private int rows(RenderedText strip) {
    return (strip.patchCount() + columns() - 1) / columns();
  }

  /**
   * The picture.
   *
   * @throws PixelException if there are no texts
   */
  BufferedImage image() {
    if (strips.isEmpty()) {
      throw new PixelException("there is no text to draw: the input is empty");
    }
    RenderedText first = strips.get(0);
    int row = Math.multiplyExact(columns(), first.patchLength());
    byte[] patches = new byte[Math.multiplyExact(rows(), row)];
    Arrays.fill(patches, (byte) 255);
    int offset = 0;
    for (RenderedText strip : strips) {
      strip.copyPatches(0, strip.patchCount(), patches, offset);
      offset += rows(strip) * row;
    }
    return PatchPicture.of(patches, first.patchSize(), first.channels(), columns()).image();
  }
}
