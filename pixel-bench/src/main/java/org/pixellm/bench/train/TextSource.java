// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** Texts to train on, of lengths that a user chose. */
@FunctionalInterface
interface TextSource {
  /** Lengths as those of English-EWT's training sentences. */
  String EWT = "ewt-like";

  /** All of the greatest length. */
  String FULL = "full";

  /** The shortest text of which something can be hidden. */
  int LEAST_PATCHES = 2;

  /** The next text. */
  DrawnText next();

  /**
   * A source by name.
   *
   * @param name {@value #FULL}, {@value #EWT}, or a file of texts, one a line
   * @param most patches of a text
   * @throws PixelException if the file cannot be read or holds no text
   */
  static TextSource named(String name, TextRenderer renderer, int most, RandomGenerator random) {
    int patchLength = renderer.channels() * renderer.patchSize() * renderer.patchSize();
    return switch (name) {
      case FULL -> () -> noise(most, patchLength, random);
      case EWT -> () -> noise(Math.min(most, EwtLengths.draw(random)), patchLength, random);
      default -> file(Path.of(name), renderer, most);
    };
  }

  private static DrawnText noise(int patches, int patchLength, RandomGenerator random) {
    byte[] pixels = new byte[patches * patchLength];
    random.nextBytes(pixels);
    return new DrawnText(pixels, patches);
  }

  private static TextSource file(Path file, TextRenderer renderer, int most) {
    List<DrawnText> texts = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          RenderedText text = renderer.render(TextInput.of(line.strip()), most);
          if (text.patchCount() >= LEAST_PATCHES) {
            byte[] pixels = new byte[text.patchCount() * text.patchLength()];
            text.copyPatches(0, text.patchCount(), pixels, 0);
            texts.add(new DrawnText(pixels, text.patchCount()));
          }
        }
      }
    } catch (IOException e) {
      throw new PixelException(
          "the texts in %s cannot be read (%s); --lengths takes full, ewt-like or a UTF-8 file with a text a line"
              .formatted(file, e.getMessage()),
          e);
    }
    if (texts.isEmpty()) {
      throw new PixelException(file + " holds no text; it should have one a line");
    }
    int[] next = {0};
    return () -> texts.get(next[0]++ % texts.size());
  }
}
