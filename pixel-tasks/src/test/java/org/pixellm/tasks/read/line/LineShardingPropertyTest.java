// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.read.Reading;

/** Where shards are cut makes no difference: each example is read once, with its line. */
class LineShardingPropertyTest {
  private static Path file;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("line-sharding", ".txt");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("\n", "\n", "\n\n", "\r\n", " ", "\t", "a", "Maß", "漢字", "\"x\ny\"", "🙂")
        .list()
        .ofMaxSize(60)
        .map(pieces -> "x" + String.join("", pieces) + "\nend");
  }

  @Property(tries = 500)
  void shardsHoldEachExampleOnce(
      @ForAll("texts") String text,
      @ForAll Grouping grouping,
      @ForAll boolean named,
      @ForAll @IntRange(min = 1, max = 80) int shardBytes)
      throws IOException {
    Files.writeString(file, text + "\n\nlast\n");
    var reader = new LineReader<>(new GroupsAsTexts(grouping, named));
    var whole = Reading.all(reader, file);
    assertEquals(whole, Reading.all(reader, file, shardBytes, new ReadIssues()));
    assertEquals(named ? List.of("last") : List.of("x", "last"), ends(whole, named));
  }

  private static List<String> ends(List<LabelledText> examples, boolean named) {
    String last = examples.get(examples.size() - 1).text();
    return named ? List.of(last) : List.of(examples.get(0).text().substring(0, 1), last);
  }
}
