// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.coverage.CoverageCounter;
import org.pixellm.render.core.coverage.CoverageReport;

/** Draws the lines of files to see what fonts cannot draw. */
final class CoverageScan {
  /** A line that is longer is drawn in pieces. */
  private static final int MOST_CHARS = 2000;

  private static final int WINDOW_PATCHES = 4096;

  private final TextRenderer renderer;

  CoverageScan(TextRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Looks at files of UTF-8 text.
   *
   * @throws PixelException if one cannot be read, or is not UTF-8: what would stand for its
   *     malformed bytes can be drawn, so that the text would seem covered
   */
  CoverageReport of(List<Path> files) {
    // Before the first is drawn, which may take long.
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new PixelException(
            Files.isDirectory(file)
                ? "--coverage %s: it is a folder; name the files in it".formatted(file)
                : "--coverage %s: there is no such file".formatted(file));
      }
      requireUtf8(file);
    }
    CoverageCounter counter = new CoverageCounter();
    for (Path file : files) {
      try (Reader reader =
          new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
        TextPieces pieces = new TextPieces(reader, MOST_CHARS);
        for (Optional<TextPieces.Piece> piece = pieces.next();
            piece.isPresent();
            piece = pieces.next()) {
          count(piece.get(), file, counter);
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return counter.report();
  }

  private static void requireUtf8(Path file) {
    Utf8Check check;
    try (ReadableByteChannel channel = Files.newByteChannel(file)) {
      check = Utf8Check.of(channel);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (check.malformed() > 0) {
      throw new PixelException(
          "--coverage %s: it is not UTF-8, in %d %s, the first after %d bytes; convert it first"
              .formatted(
                  file,
                  check.malformed(),
                  check.malformed() == 1 ? "place" : "places",
                  check.first()));
    }
  }

  private static PixelException unreadable(Path file, IOException e) {
    return new PixelException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
  }

  private void count(TextPieces.Piece piece, Path file, CoverageCounter counter) {
    Map<Integer, Integer> missing = new TreeMap<>();
    for (RenderedText window :
        renderer.renderWindows(TextInput.of(piece.text()), WINDOW_PATCHES, 0)) {
      window.missingGlyphs().forEach((point, times) -> missing.merge(point, times, Integer::sum));
    }
    counter.add(piece.text(), missing, file.getFileName() + ":" + piece.line());
  }
}
