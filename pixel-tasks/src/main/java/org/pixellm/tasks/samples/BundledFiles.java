// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.pixellm.plugins.PixelException;

/** Files that a jar has beside a class. */
public final class BundledFiles {
  private final Class<?> beside;

  /** The files beside a class. */
  public BundledFiles(Class<?> beside) {
    this.beside = beside;
  }

  /**
   * Writes files over older ones, each whole or not at all.
   *
   * @param names paths from the class's package, with slashes, kept below the folder
   * @param folder made if it is not there
   * @throws PixelException if a file cannot be written
   */
  public void unpack(List<String> names, Path folder) {
    for (String name : names) {
      Path target = folder.resolve(name);
      try (InputStream in = beside.getResourceAsStream(name)) {
        if (in == null) {
          throw new PixelException("the jar lacks the sample " + name);
        }
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new PixelException("could not write the sample " + target + ": " + e.getMessage(), e);
      }
    }
  }
}
