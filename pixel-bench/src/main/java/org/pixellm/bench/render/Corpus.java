// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextInput;

/** Texts to draw, a line each. */
public final class Corpus {
  private final List<String> lines;

  private Corpus(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * A bundled corpus, or a file of the user's.
   *
   * @param name {@code en-classics}, {@code udhr}, or the path of a UTF-8 file
   * @throws PixelException if there is neither, or no text in it
   */
  public static Corpus named(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/org/pixellm/bench/" + name + ".txt")) {
      String text =
          in == null
              ? Files.readString(Path.of(name))
              : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new PixelException(name + " holds no text; it should have one a line");
      }
      return new Corpus(lines);
    } catch (IOException e) {
      throw new PixelException(
          "the texts of %s cannot be read (%s); name en-classics, udhr or a UTF-8 file with a text a line"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** The texts. */
  public List<String> lines() {
    return lines;
  }

  /**
   * The lines as inputs of a kind: {@code text}, {@code words}, or {@code pair} (with the next).
   */
  public TextInput[] inputs(String kind) {
    List<TextInput> inputs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      inputs.add(
          switch (kind) {
            case "text" -> TextInput.of(line);
            case "words" -> new TextInput.Words(Arrays.asList(line.strip().split("\\s+")));
            case "pair" -> new TextInput.Pair(line, lines.get((i + 1) % lines.size()));
            default -> throw new IllegalArgumentException("no kind of input: " + kind);
          });
    }
    return inputs.toArray(TextInput[]::new);
  }
}
