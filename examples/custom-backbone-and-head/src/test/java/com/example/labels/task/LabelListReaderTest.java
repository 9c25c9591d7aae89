// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;

class LabelListReaderTest {
  @TempDir Path folder;

  private final DatasetReader<LabelledSentence> reader =
      new LabelListReaderFactory().create(new NoSettings());

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("a.tsv"), content);
  }

  private List<LabelledSentence> read(Path file, long shardBytes) {
    List<LabelledSentence> all = new ArrayList<>();
    for (Shard shard : reader.shards(file, shardBytes)) {
      try (Stream<LabelledSentence> read = reader.read(shard, new ReadIssues())) {
        read.forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void readsLabels() throws IOException {
    List<LabelledSentence> read = read(file("text\tlabels\nIs it?\tquestion\nNo 2.\t\n"), 1000);
    assertEquals(
        List.of(Optional.of(Set.of("question")), Optional.of(Set.of())),
        read.stream().map(LabelledSentence::labels).toList());
    assertEquals("No 2.", read.get(1).text());
    assertEquals(3, read.get(1).source().line());
  }

  @Test
  void readsTextsWithoutLabels() throws IOException {
    LabelledSentence only = read(file("text\nIs it?\n"), 1000).get(0);
    assertEquals(Optional.empty(), only.labels());
    assertEquals(Optional.empty(), only.gold());
  }

  @Test
  void shardsHoldEachSentenceOnce() throws IOException {
    StringBuilder content = new StringBuilder("text\tlabels\n");
    for (int i = 0; i < 100; i++) {
      content.append("sentence ").append(i).append("\tnumber\n");
    }
    Path file = file(content.toString());
    assertEquals(read(file, Long.MAX_VALUE), read(file, 100));
    assertEquals(100, read(file, 100).size());
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    Path file = file("text\tlabels\nfine\tpast\nno tab here\n");
    PixelException wrong = assertThrows(PixelException.class, () -> read(file, 1000));
    assertEquals(file + ", line 3: 1 columns, where 2 are expected", wrong.getMessage());
    Path other = file("sentence\tlabels\nfine\tpast\n");
    PixelException header = assertThrows(PixelException.class, () -> read(other, 1000));
    assertEquals(
        other
            + ", line 1: the first line must be 'text', a tab and 'labels', not 'sentence\tlabels'",
        header.getMessage());
  }
}
