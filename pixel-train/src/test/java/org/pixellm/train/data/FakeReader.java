// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;

/** A line an example. Each {@code ?} counts as a mended byte. */
public class FakeReader implements DatasetReader<TextExample> {

  @Override
  public List<Shard> shards(Path file, long shardBytes) {
    try {
      long size = Files.size(file);
      List<Shard> shards = new ArrayList<>();
      for (long start = 0; start < size; start += shardBytes) {
        shards.add(new Shard(file, start, Math.min(size, start + shardBytes)));
      }
      return shards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<TextExample> read(Shard shard, ReadIssues issues) {
    try {
      List<TextExample> examples = new ArrayList<>();
      long start = 0;
      for (String line : Files.readString(shard.file()).split("(?<=\n)", -1)) {
        if (start >= shard.start() && start < shard.end()) {
          issues.addReplaced(line.chars().filter(c -> c == '?').count());
          examples.add(new TextExample(line.strip()));
        }
        start += line.getBytes(StandardCharsets.UTF_8).length;
      }
      return examples.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
