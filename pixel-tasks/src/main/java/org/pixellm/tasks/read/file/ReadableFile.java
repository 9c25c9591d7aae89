// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pixellm.plugins.PixelException;

/** What every reader asks of a file before it looks inside. */
public final class ReadableFile {
  private ReadableFile() {}

  /**
   * Sees to it that there is a file.
   *
   * @throws PixelException if there is no such file, or it is a folder
   */
  public static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new PixelException(file + " is a folder where a text file is needed");
    }
    if (!Files.exists(file)) {
      throw new PixelException("there is no file " + file);
    }
  }

  /**
   * The bytes of a file, at least 1.
   *
   * @throws PixelException if there is no such file, or it is a folder, empty, or cannot be read
   */
  public static long size(Path file) {
    check(file);
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw new PixelException(file + " is empty");
      }
      return size;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The error of a file that the system does not let us read. */
  public static PixelException unreadable(Path file, IOException e) {
    return new PixelException("cannot read " + file + ": " + e, e);
  }
}
