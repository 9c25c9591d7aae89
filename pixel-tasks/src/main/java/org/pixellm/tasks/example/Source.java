// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.nio.file.Path;
import java.util.Objects;
import org.pixellm.plugins.PixelException;

/**
 * Where an example stands, for messages.
 *
 * @param file the file
 * @param line the line where the example begins, from 1
 */
public record Source(Path file, long line) {
  /** Checks that there is a file and that lines count from 1. */
  public Source {
    Objects.requireNonNull(file, "file");
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1, not " + line);
    }
  }

  /**
   * An error at this place.
   *
   * @param what what is wrong there, and what would be right
   */
  public PixelException error(String what) {
    return new PixelException(this + ": " + what);
  }

  /** The file and the line as messages name them: {@code train.conllu, line 7}. */
  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
