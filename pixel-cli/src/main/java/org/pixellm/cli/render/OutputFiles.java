// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.pixellm.plugins.PixelException;

/**
 * Where a drawing goes.
 *
 * @param picture the picture's file
 * @param alignment the alignment's
 */
record OutputFiles(Optional<Path> picture, Optional<Path> alignment) {

  /**
   * Looks, before anything is drawn, whether all of it can be written: one file that cannot must
   * not cost the other.
   *
   * @throws PixelException if a folder is missing, a file is a folder, or both are one
   */
  void require() {
    Stream.of(picture, alignment).flatMap(Optional::stream).forEach(OutputFiles::requirePlace);
    if (picture.isPresent() && alignment.isPresent() && same(picture.get(), alignment.get())) {
      throw new PixelException(
          "--output and --alignment both name %s: give each a file of its own"
              .formatted(alignment.get()));
    }
  }

  private static void requirePlace(Path file) {
    if (Files.isDirectory(file)) {
      throw new PixelException("cannot write %s: it is a folder; name a file".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PixelException("cannot write %s: there is no folder %s".formatted(file, folder));
    }
  }

  /** By whatever names: through links too, and where case does not matter. */
  private static boolean same(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
      return real(one).equals(real(other));
    } catch (IOException e) {
      throw new PixelException(
          "cannot look at %s and %s: %s".formatted(one, other, e.getMessage()), e);
    }
  }

  private static Path real(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    return whole.getParent().toRealPath().resolve(whole.getFileName());
  }
}
