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

/** Texts as a model sees them, each beginning a row, wrapped. For one thread. */
final class AttackPicture {
  private static final int PATCHES_PER_ROW = 40;
  private static final int MOST_TEXTS = 500;

  private final TextRenderer renderer;
  private final int maxPatches;
  private final List<RenderedText> strips = new ArrayList<>();

  /**
   * A picture without texts.
   *
   * @param renderer what draws
   * @param maxPatches most patches of a text
   */
  AttackPicture(TextRenderer renderer, int maxPatches) {
    if (maxPatches < 2 || maxPatches > 16_384) {
      throw new PixelException("--max-patches must be 2 to 16384, not " + maxPatches);
    }
    this.renderer = renderer;
    this.maxPatches = maxPatches;
  }

  /**
   * Draws texts below those that are there.
   *
   * @throws PixelException if there are too many for a picture
   */
  void add(List<String> texts) {
    if (strips.size() + texts.size() > MOST_TEXTS) {
      throw new PixelException(
          "a picture shows at most %d texts, clean ones counted; leave out --picture, or take fewer lines"
              .formatted(MOST_TEXTS));
    }
    texts.forEach(text -> strips.add(renderer.render(TextInput.of(text), maxPatches)));
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
