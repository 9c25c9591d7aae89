// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;

/** A strip that the original renderer (Pango and Cairo, FreeType 2.12, Noto fonts) drew. */
final class OriginalPicture {
  String kind;
  List<String> input;
  int maxPatches;

  private OriginalPicture() {}

  static Map<String, OriginalPicture> all() {
    try (Reader reader =
        new InputStreamReader(open("original/cases.json"), StandardCharsets.UTF_8)) {
      return new Gson()
          .fromJson(reader, new TypeToken<Map<String, OriginalPicture>>() {}.getType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TextInput textInput() {
    return switch (kind) {
      case "text" -> TextInput.of(input.get(0));
      case "pair" -> new TextInput.Pair(input.get(0), input.get(1));
      default -> new TextInput.Words(input);
    };
  }

  /**
   * How far two strips are apart.
   *
   * @param mean in greys from 0 to 255; where only one strip has a patch it counts as the greatest
   * @param columns those in which they differ, of those that both have
   */
  record Difference(double mean, BitSet columns) {}

  /** Compares the original's strip with ours. */
  static Difference difference(String name, RenderedText ours) {
    BufferedImage original = read(name);
    int width = original.getWidth();
    int ourWidth = ours.patchCount() * ours.patchSize();
    int common = Math.min(width, ourWidth);
    BitSet columns = new BitSet();
    long sum = 255L * ours.patchSize() * Math.abs(width - ourWidth);
    for (int x = 0; x < common; x++) {
      for (int y = 0; y < ours.patchSize(); y++) {
        int difference = Math.abs(original.getRaster().getSample(x, y, 0) - ours.pixel(0, x, y));
        if (difference > 0) {
          columns.set(x);
        }
        sum += difference;
      }
    }
    double pixels = (double) ours.patchSize() * Math.max(width, ourWidth);
    return new Difference(sum / pixels, columns);
  }

  /** The original's strip. */
  static BufferedImage read(String name) {
    try (InputStream in = open("original/" + name + ".png")) {
      return ImageIO.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(OriginalPicture.class.getResourceAsStream(resource), resource);
  }
}
