// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.nio.file.Path;

/**
 * A part of a file that can be read on its own. The examples that start in it are its examples, so
 * shards of a file together hold each example once.
 *
 * @param file the file
 * @param start first byte
 * @param end byte after the last
 */
public record Shard(Path file, long start, long end) {
  /** Checks the range. */
  public Shard {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no byte range: [" + start + ", " + end + ")");
    }
  }
}
