// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.file;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.pixellm.plugins.data.Shard;

/** Equal byte ranges of a file, made when asked for: a huge file costs no more than a small one. */
public final class RangeShards extends AbstractList<Shard> implements RandomAccess {
  private final Path file;
  private final long fileBytes;
  private final long shardBytes;
  private final int count;

  /**
   * Ranges of a file.
   *
   * @param file the file
   * @param fileBytes its size, at least 1
   * @param shardBytes the size of a range, at least 1; more are taken of a file that would have
   *     more ranges than a list has elements
   */
  public RangeShards(Path file, long fileBytes, long shardBytes) {
    this.file = file;
    this.fileBytes = fileBytes;
    long least = (fileBytes - 1) / Integer.MAX_VALUE + 1; // a list has no more elements than that
    this.shardBytes = Math.max(shardBytes, least);
    this.count = Math.toIntExact((fileBytes - 1) / this.shardBytes + 1);
  }

  @Override
  public Shard get(int index) {
    long start = Objects.checkIndex(index, count) * shardBytes;
    return new Shard(file, start, Math.min(fileBytes, start + shardBytes));
  }

  @Override
  public int size() {
    return count;
  }
}
