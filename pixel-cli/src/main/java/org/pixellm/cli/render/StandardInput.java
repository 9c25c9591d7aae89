// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.pixellm.plugins.PixelException;

/** The text that comes in by a pipe. */
public final class StandardInput {
  /** More than the largest picture holds: a bound on what a pipe can make us allocate. */
  private static final int MOST_BYTES = 64 << 20;

  private final InputStream stream;

  /** Reads the process's own. */
  @Inject
  StandardInput() {
    this(System.in);
  }

  StandardInput(InputStream stream) {
    this.stream = stream;
  }

  /** All of it as UTF-8; malformed bytes become U+FFFD. The line's end at the end is left out. */
  public String text() {
    try {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new PixelException(
            "standard input holds more than %d MB, too much for one picture"
                .formatted(MOST_BYTES >> 20));
      }
      return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new PixelException("standard input cannot be read: " + e.getMessage(), e);
    }
  }
}
