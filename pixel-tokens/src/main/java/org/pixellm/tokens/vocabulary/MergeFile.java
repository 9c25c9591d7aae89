// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;

/**
 * A {@code merges.txt}: lines that {@link MergeList} reads, after a line that tells the version.
 */
public final class MergeFile {
  private static final String HEADER = "#version: 0.2\n";

  private final Path path;

  /** A file, which need not exist. */
  public MergeFile(Path path) {
    this.path = path;
  }

  /**
   * The lines of the merges.
   *
   * @throws PixelException if the file cannot be read
   */
  public List<String> read() {
    try {
      return lines(Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new PixelException(
          "there is no vocabulary %s: `pixel vocabulary` makes one of text".formatted(path), e);
    } catch (CharacterCodingException e) {
      throw new PixelException("%s is not a vocabulary: it is not UTF-8".formatted(path), e);
    } catch (IOException e) {
      throw new PixelException("cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The merges of a file's text: its lines but for empty ones and the version. */
  public static List<String> lines(String text) {
    return text.lines()
        .filter(line -> !line.isEmpty())
        .dropWhile(line -> line.startsWith("#version"))
        .toList();
  }

  /**
   * Writes merges, whole or not at all.
   *
   * @throws PixelException if the file cannot be written
   */
  public void write(List<String> merges) {
    String text = HEADER + String.join("\n", merges) + "\n";
    new AtomicFileWriter().write(path, AtomicFileWriter.Content.text(text));
  }
}
