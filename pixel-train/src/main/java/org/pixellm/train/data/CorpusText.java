// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;

/** All text of files and folders, in order, for who looks at it once. */
public final class CorpusText {
  private final CorpusFiles files;
  private final DatasetReader<?> reader;

  /**
   * The text of files.
   *
   * @param named files and folders, at least one; of folders the same files as pretraining takes
   * @param reader reads them
   * @throws org.pixellm.plugins.PixelException if one is missing, empty or cannot be read
   */
  public CorpusText(List<String> named, DatasetReader<?> reader) {
    this.files = CorpusFiles.find(named);
    this.reader = reader;
  }

  /** Bytes of all files together. */
  public long bytes() {
    return files.bytes();
  }

  /**
   * Reads all text.
   *
   * @param taker gets one example after another, its parts with a space between
   * @param progress is told how many bytes were read so far, once a shard
   */
  public void read(Consumer<String> taker, LongConsumer progress) {
    FileShards shards = new FileShards(files, reader);
    ReadIssues issues = new ReadIssues();
    long done = 0;
    for (long i = 0; i < shards.size(); i++) {
      Shard shard = shards.get(i);
      try (Stream<? extends Example> examples = reader.read(shard, issues)) {
        examples.forEach(example -> taker.accept(String.join(" ", example.input().parts())));
      }
      done += shard.end() - shard.start();
      progress.accept(done);
    }
  }
}
