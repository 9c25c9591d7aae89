// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads examples from files, a shard at a time, so that memory does not grow with the data. Safe to
 * share between threads.
 *
 * @param <E> the examples
 */
public interface DatasetReader<E extends Example> {

  /**
   * Cuts a file into shards.
   *
   * @param file a file
   * @param shardBytes about how many bytes a shard should have; a format whose examples cannot be
   *     found from the middle of a file returns one shard
   * @throws org.pixellm.plugins.PixelException if the file is missing or empty
   */
  List<Shard> shards(Path file, long shardBytes);

  /**
   * The examples of a shard, in order. Read lazily; the caller closes the stream.
   *
   * @param shard one of {@link #shards}
   * @param issues counts what was mended
   * @throws org.pixellm.plugins.PixelException naming file and line, if the file cannot be read
   */
  Stream<E> read(Shard shard, ReadIssues issues);
}
