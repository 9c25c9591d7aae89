// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.read.file.RangeShards;
import org.pixellm.tasks.read.file.ReadableFile;

/**
 * Reads files of UTF-8 whose examples are lines or groups of lines.
 *
 * <p>An example belongs to the shard in which its first byte lies. Lines before the shard are
 * passed over without being decoded: they are counted, and a first line may name the columns.
 *
 * @param <E> the examples
 */
public final class LineReader<E extends Example> implements DatasetReader<E> {
  /** Bytes passed over, at most, when all shards of a file are read: two seconds' work. */
  private static final double MOST_PASSED_OVER = 1e9;

  private final LineFormat<E> format;

  /** A reader of a format. */
  public LineReader(LineFormat<E> format) {
    this.format = format;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Shards of a very large file are larger than asked for, so that passing over the lines before
   * them stays cheap.
   *
   * @throws PixelException if there is no such file, or it is a folder, has no examples, or its
   *     first example is wrong
   */
  @Override
  public List<Shard> shards(Path file, long shardBytes) {
    if (shardBytes < 1) {
      throw new IllegalArgumentException("shards of " + shardBytes + " bytes");
    }
    long size = ReadableFile.size(file);
    try (Stream<E> examples = read(new Shard(file, 0, size), new ReadIssues())) {
      if (examples.findFirst().isEmpty()) {
        throw new PixelException(file + " has no examples");
      }
    }
    long cheap = (long) Math.ceil((double) size * size / (2 * MOST_PASSED_OVER));
    return new RangeShards(file, size, Math.max(shardBytes, cheap));
  }

  @Override
  public Stream<E> read(Shard shard, ReadIssues issues) {
    ReadableFile.check(shard.file());
    FileLines lines;
    try {
      lines = new FileLines(shard.file());
    } catch (IOException e) {
      throw ReadableFile.unreadable(shard.file(), e);
    }
    return StreamSupport.stream(new ShardGroups<>(shard, lines, format, issues), false)
        .onClose(() -> close(lines));
  }

  private static void close(FileLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
