// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.javacv.Renderers;

/** Pictures to attack. */
final class Pictures {
  private static final int SIZE = 16;
  private static final int COLOURS = 3;

  private static final List<TextInput> INPUTS =
      List.of(
          TextInput.of("Grüße, naïve café! Wie geht es dir?"),
          TextInput.of("שלום עולם، مرحبا بالعالم"),
          TextInput.of("नमस्ते दुनिया, มนุษย์ทั้งหลาย"),
          TextInput.of("漢字かな交じり文は空白なしで長く続くものである"),
          TextInput.of("face 🙂 and heart ❤ in colour"),
          TextInput.of(""),
          new TextInput.Pair("Who came?", "Ann came first."),
          new TextInput.Words(List.of("one", "several-words-long", "x")));

  private Pictures() {}

  /** A sentence in Noto Sans, from a file, so that no renderer or font changes it. */
  static RenderedText stored() {
    try (InputStream in = Pictures.class.getResourceAsStream("text.png")) {
      return of(ImageIO.read(in).getRaster());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Texts of many scripts, drawn; grey and in colour, and the stored one. */
  static List<RenderedText> all() {
    List<RenderedText> all = new ArrayList<>(List.of(stored(), coloured(stored())));
    TextRenderer renderer = Renderers.named("awt");
    for (TextInput input : INPUTS) {
      RenderedText drawn = renderer.render(input, 60);
      all.add(drawn);
      if (drawn.channels() == 1) {
        all.add(coloured(drawn));
      }
    }
    return all;
  }

  /** A strip's patches; those that are all black are separators. */
  private static RenderedText of(Raster grey) {
    int patches = grey.getWidth() / SIZE;
    byte[] pixels = new byte[patches * SIZE * SIZE];
    Alignment.Builder alignment = new Alignment.Builder(patches, 0);
    for (int patch = 0; patch < patches; patch++) {
      int[] samples = grey.getSamples(patch * SIZE, 0, SIZE, SIZE, 0, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        pixels[patch * samples.length + i] = (byte) samples[i];
      }
      if (Arrays.stream(samples).allMatch(sample -> sample == 0)) {
        alignment.separator(patch);
      }
    }
    return new RenderedText(SIZE, 1, pixels, alignment.build(), Map.of());
  }

  /** The same in three channels. */
  static RenderedText coloured(RenderedText grey) {
    int plane = grey.patchLength();
    byte[] pixels = new byte[grey.patchCount() * COLOURS * plane];
    for (int i = 0; i < grey.patchCount() * COLOURS; i++) {
      grey.copyPatches(i / COLOURS, 1, pixels, i * plane);
    }
    return new RenderedText(
        grey.patchSize(), COLOURS, pixels, grey.alignment(), grey.missingGlyphs());
  }

  /** Blank patches, then a separator, then blank patches. */
  static RenderedText blank(int before, int after) {
    int patches = before + 1 + after;
    byte[] pixels = new byte[patches * SIZE * SIZE];
    Arrays.fill(pixels, (byte) 255);
    Arrays.fill(pixels, before * SIZE * SIZE, (before + 1) * SIZE * SIZE, (byte) 0);
    Alignment alignment = new Alignment.Builder(patches, 0).separator(before).build();
    return new RenderedText(SIZE, 1, pixels, alignment, Map.of());
  }

  static byte[] pixels(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }
}
