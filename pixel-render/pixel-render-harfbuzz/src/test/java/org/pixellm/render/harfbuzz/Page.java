// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** A fixed page of many scripts: one input a line, each line 40 patches long at most. */
final class Page {
  static final List<TextInput> LINES =
      List.of(
          TextInput.of("Sphinx of black quartz, judge my vow! 0123456789 (AVATAR) \u00a7 & @ %"),
          TextInput.of("\u00c5ngstr\u00f6m na\u00efve \u0141\u00f3d\u017a e\u0301 z\u0325\u0304"),
          TextInput.of(
              "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac \u0420\u0443\u0441\u0441\u043a\u0438\u0439"),
          TextInput.of(
              "\u05e9\u05dc\u05d5\u05dd abc \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 12"),
          TextInput.of(
              "\u0928\u092e\u0938\u094d\u0924\u0947 \u0995\u09cd\u09b7 \u0a97\u0ac1\u0a9c\u0ab0\u0abe\u0aa4\u0ac0"),
          TextInput.of(
              "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0c24\u0c46\u0c32\u0c41\u0c17\u0c41 \u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22"),
          TextInput.of(
              "\u12a0\u121b\u122d\u129b \u0540\u0561\u0575\u0565\u0580\u0565\u0576 \u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8"),
          TextInput.of(
              "\u0710\u072a\u0721\u071d\u0710 \u1403\u14c4\u1483\u144e\u1450\u1466 \u13e3\u13b3\u13a9"),
          TextInput.of(
              "\u2c81\u2c93\u2c85\u2ca9\u2ca1\u2ca7\u2c93\u2c9f\u2c9b \u6f22\u5b57\u304b\u306a \ud55c\uad6d\uc5b4"),
          TextInput.of(
              "\u222b\u2211\u221a\u2260 \ud835\udc9c\ud835\udd38 \u2603\u265e\ud83d\udf40"),
          TextInput.of(
              "\ud83d\ude00 \u2764\ufe0f \u2764\ufe0e \ud83d\udc69\u200d\ud83d\udcbb \ud83c\uddeb\ud83c\uddf7 \ud83d\udc4d\ud83c\udffd 1\ufe0f\u20e3"),
          TextInput.of("tab\tline\nend \ue000 \ud800 \u202eabc\u202c"),
          new TextInput.Pair("What is it?", "A sentence that stands after another one."),
          new TextInput.Words(List.of("Each", "word", "\u05dc\u05d1\u05d3", "for", "itself", ".")));

  private static final int PATCHES = 40;

  private Page() {}

  /** The lines, drawn one after the other, starting with any of them. */
  static List<RenderedText> draw(TextRenderer renderer, int first) {
    RenderedText[] drawn = new RenderedText[LINES.size()];
    IntStream.range(0, drawn.length)
        .map(i -> (i + first) % drawn.length)
        .forEach(line -> drawn[line] = renderer.render(LINES.get(line), PATCHES));
    return List.of(drawn);
  }

  /** The page as a picture. */
  static BufferedImage picture(TextRenderer renderer) {
    boolean colour = renderer.channels() > 1;
    int size = renderer.patchSize();
    BufferedImage picture =
        new BufferedImage(
            PATCHES * size,
            LINES.size() * size,
            colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    List<RenderedText> drawn = draw(renderer, 0);
    int[] white = new int[picture.getWidth() * picture.getHeight() * renderer.channels()];
    java.util.Arrays.fill(white, 255);
    picture.getRaster().setPixels(0, 0, picture.getWidth(), picture.getHeight(), white);
    for (int line = 0; line < drawn.size(); line++) {
      RenderedText text = drawn.get(line);
      for (int x = 0; x < text.patchCount() * size; x++) {
        for (int y = 0; y < size; y++) {
          for (int channel = 0; channel < renderer.channels(); channel++) {
            picture.getRaster().setSample(x, line * size + y, channel, text.pixel(channel, x, y));
          }
        }
      }
    }
    return picture;
  }

  /** Samples of a picture, row by row. */
  static int[] samples(BufferedImage picture) {
    return picture
        .getRaster()
        .getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
  }

  /** Patches of drawn lines. */
  static List<byte[]> pixels(List<RenderedText> lines) {
    List<byte[]> pixels = new ArrayList<>();
    lines.forEach(line -> pixels.add(Ink.bytes(line)));
    return pixels;
  }
}
