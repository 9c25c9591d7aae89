// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.pixellm.plugins.testkit.DatasetReaderContract;

/** The laws that all readers keep, and what is this one's own. */
class LabelListReaderTest extends DatasetReaderContract {
  private static final int SENTENCES = 40;

  @TempDir Path folder;

  @Override
  protected DatasetReader<LabelledSentence> reader() {
    return new LabelListReaderFactory().create(new NoSettings());
  }

  @Override
  protected byte[] content() {
    StringBuilder content = new StringBuilder("text\tlabels\n");
    for (int i = 0; i < SENTENCES; i++) {
      content.append("Señor, is it ").append(i).append("?\tnumber question\n");
    }
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected int examples() {
    return SENTENCES;
  }

  @Override
  protected Optional<Flaw> flaw() {
    return Optional.of(new Flaw("text\tlabels\nfine\tpast\nno tab here\n", 3, 1));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("a.tsv"), content);
  }

  private List<LabelledSentence> read(Path file) {
    DatasetReader<LabelledSentence> reader = reader();
    List<LabelledSentence> all = new ArrayList<>();
    for (Shard shard : reader.shards(file, Long.MAX_VALUE)) {
      try (Stream<LabelledSentence> read = reader.read(shard, new ReadIssues())) {
        read.forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void readsLabels() throws IOException {
    List<LabelledSentence> read = read(file("text\tlabels\nIs it?\tquestion\nNo 2.\t\n"));
    assertEquals(
        List.of(Optional.of(Set.of("question")), Optional.of(Set.of())),
        read.stream().map(LabelledSentence::labels).toList());
    assertEquals("No 2.", read.get(1).text());
    assertEquals(3, read.get(1).source().line());
  }

  @Test
  void readsTextsWithoutLabels() throws IOException {
    LabelledSentence only = read(file("text\nIs it?\n")).get(0);
    assertEquals(Optional.empty(), only.labels());
    assertEquals(Optional.empty(), only.gold());
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    Path file = file("text\tlabels\nfine\tpast\nno tab here\n");
    PixelException wrong = assertThrows(PixelException.class, () -> read(file));
    assertEquals(file + ", line 3: 1 columns, where 2 are expected", wrong.getMessage());
    Path other = file("sentence\tlabels\nfine\tpast\n");
    PixelException header = assertThrows(PixelException.class, () -> read(other));
    assertEquals(
        other
            + ", line 1: the first line must be 'text', a tab and 'labels', not 'sentence\tlabels'",
        header.getMessage());
  }
}
