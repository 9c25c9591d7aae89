// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.Shard;

class ShardRendererTest {
  private static final int MOST_PATCHES = 12;

  @TempDir Path folder;

  private List<String> windows(String text, int minPatches, boolean join) throws IOException {
    Path file = Files.writeString(folder.resolve("text"), text);
    ShardRenderer renderer =
        new ShardRenderer(new FakeReader(), new FakeRenderer(), minPatches, MOST_PATCHES, join);
    List<String> read = new ArrayList<>();
    for (Window window : renderer.render(new Shard(file, 0, Files.size(file))).windows()) {
      assertTrue(window.patchCount() <= MOST_PATCHES);
      read.addAll(FakeRenderer.read(WindowBatch.of(List.of(window))));
    }
    return read;
  }

  @Test
  void textsOfTheirOwnLengthAreWindowsOfTheirOwn() throws IOException {
    String text = "a short one\n\nanother\nand a third\n";
    assertEquals(List.of("a short one", "another", "and a third"), windows(text, 2, false));
    assertEquals(List.of("a short one another and a", "third"), windows(text, 2, true));
  }

  @Test
  void onlyALongTextIsCut() throws IOException {
    String text = "one two three four five six seven\neight\n";
    assertEquals(List.of("one two three four five six", "seven", "eight"), windows(text, 2, false));
    assertEquals(List.of("one two three four five six", "seven"), windows(text, 4, false));
  }
}
