// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Shard;

/** All shards of a list of files, in order. Costs memory by the file, not by the shard. */
final class FileShards implements ShardSet {
  private static final long MOST_BYTES = 1 << 16;
  private static final long LEAST_BYTES = 1 << 12;
  private static final long WANTED_SHARDS = 128;

  private final List<List<Shard>> byFile;
  private final long[] firstOfFile;
  private final long size;
  private final long bytes;

  /**
   * The shards of files.
   *
   * <p>Shards have a 128th of the corpus each, but 4 to 64 KiB: small corpora still have enough of
   * them to shuffle and hold out, and one shard is quickly rendered.
   *
   * @throws org.pixellm.plugins.PixelException if the reader cannot read one of the files
   */
  public FileShards(CorpusFiles corpus, DatasetReader<?> reader) {
    this(corpus, reader, MOST_BYTES);
  }

  /**
   * The same, of shards that are not larger than asked, where that is at least 4 KiB.
   *
   * @param mostBytes most bytes of a shard
   * @throws org.pixellm.plugins.PixelException if the reader cannot read one of the files
   */
  public FileShards(CorpusFiles corpus, DatasetReader<?> reader, long mostBytes) {
    bytes = corpus.bytes();
    long most = Math.min(MOST_BYTES, mostBytes);
    long shardBytes = Math.max(LEAST_BYTES, Math.min(most, bytes / WANTED_SHARDS));
    byFile = new ArrayList<>(corpus.files().size());
    firstOfFile = new long[corpus.files().size()];
    long count = 0;
    for (CorpusFile file : corpus.files()) {
      firstOfFile[byFile.size()] = count;
      List<Shard> shards = reader.shards(file.path(), shardBytes);
      byFile.add(shards);
      count += shards.size();
    }
    size = count;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Shard get(long index) {
    Objects.checkIndex(index, size);
    int found = Arrays.binarySearch(firstOfFile, index);
    int file = found >= 0 ? found : -found - 2;
    while (byFile.get(file).size() <= index - firstOfFile[file]) {
      file++; // files without a shard share their first number with the next file
    }
    return byFile.get(file).get((int) (index - firstOfFile[file]));
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
