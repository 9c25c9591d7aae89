// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.picture;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.pixellm.plugins.PixelException;

/** Writes pictures so that a file is either whole or not there. */
public final class PngFile {
  private PngFile() {}

  /**
   * Writes a picture, over an older one if there is one.
   *
   * @param image the picture
   * @param file where to; its folder must be there
   * @throws PixelException if it cannot be written; an older file is as it was
   */
  public static void write(RenderedImage image, Path file) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PixelException(
          "cannot write the picture " + file + ": name a file in a folder that exists");
    }
    Path part = null;
    try {
      // Not as a temporary file: that would be for its owner alone, and so would the picture.
      part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        if (!ImageIO.write(image, "png", out)) {
          throw new IOException("no PNG writer takes this kind of image");
        }
      }
      move(part, target);
    } catch (IOException e) {
      deleteQuietly(part, e);
      throw new PixelException(
          "cannot write the picture %s: check that there is space and that the folder may be written to"
              .formatted(file),
          e);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path part, IOException cause) {
    if (part != null) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }
}
