// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.SourceConfig;
import org.pixellm.train.random.RandomSource;

/** Training text out of several sources, whose windows can be told apart by their letters. */
@Timeout(120)
class MixedSourcesTest {
  private static final int BATCH = 16;
  private static final double EXPONENT = 0.3;

  @TempDir Path folder;

  /** Three languages of 120, 40 and 12 thousand letters; the third is of broad letters. */
  @BeforeEach
  void writeCorpora() throws IOException {
    write("a", 10, 12_000);
    write("b", 4, 10_000);
    write("\u8a9e", 1, 12_000);
  }

  private void write(String letter, int files, int letters) throws IOException {
    Random random = new Random(letter.hashCode());
    Path language = Files.createDirectory(folder.resolve(name(letter)));
    int word = 0;
    for (int file = 0; file < files; file++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < letters) {
        for (int i = random.nextInt(12); i >= 0; i--) {
          text.append(letter.repeat(1 + random.nextInt(4))).append(word++).append(' ');
        }
        text.append('\n');
      }
      Files.writeString(language.resolve(file + ".txt"), text);
    }
  }

  private static String name(String letter) {
    return letter.equals("\u8a9e") ? "c" : letter;
  }

  /** The source of a window. */
  private static String source(String window) {
    return name(window.replaceAll("[0-9 ]", "").substring(0, 1));
  }

  private SourceConfig files(String source) {
    return SourceConfig.of(List.of(folder.resolve(source).toString()));
  }

  private static DataConfig config(int workers, int bucket) {
    return new DataConfig(
        PluginChoice.named("fake"),
        List.of(),
        List.of(),
        0.1,
        30,
        24,
        6,
        4,
        1,
        workers,
        true,
        bucket,
        0);
  }

  private PretrainingData data(DataConfig config, long seed) {
    return PretrainingData.open(
        config, new FakeReader(), new FakeRenderer(), new RandomSource(seed));
  }

  private PretrainingData data(int workers, int bucket, double exponent) {
    Map<String, SourceConfig> sources = Map.of("a", files("a"), "b", files("b"), "c", files("c"));
    return data(config(workers, bucket).withSources(sources, exponent), 42);
  }

  private static List<String> windowsOf(ShardSet shards) {
    ShardRenderer renderer = new ShardRenderer(new FakeReader(), new FakeRenderer(), 6, 24, true);
    List<String> windows = new ArrayList<>();
    for (long i = 0; i < shards.size(); i++) {
      for (Window window : renderer.render(shards.get(i)).windows()) {
        windows.addAll(FakeRenderer.read(WindowBatch.of(List.of(window))));
      }
    }
    return windows;
  }

  private static Map<String, Integer> count(List<String> windows) {
    Map<String, Integer> counts = new TreeMap<>();
    windows.forEach(window -> counts.merge(source(window), 1, Integer::sum));
    return counts;
  }

  private static List<String> read(PretrainingData data, int epochs) {
    List<String> windows = new ArrayList<>();
    try (BatchStream stream = data.batches(BATCH, DataCursor.START)) {
      while (stream.epoch() < epochs) {
        windows.addAll(FakeRenderer.read(stream.next()));
      }
    }
    return windows;
  }

  /** By the windows that there really are, not by a sample of them. */
  @Test
  void sharesOfWindowsAreThoseOfTheFormula() {
    for (double exponent : new double[] {0, EXPONENT, 1}) {
      PretrainingData data = data(2, 1, exponent);
      double[] sizes =
          data.texts().stream()
              .mapToDouble(text -> windowsOf(text.split().training()).size())
              .toArray();
      double[] wanted = SourceShares.of(sizes, new double[] {1, 1, 1}, exponent);
      List<String> windows = read(data, 3);
      Map<String, Integer> counts = count(windows);
      List<SourceShare> shares = data.shares();
      for (int i = 0; i < wanted.length; i++) {
        SourceShare share = shares.get(i);
        assertEquals(sizes[i], share.windows(), 0.05 * sizes[i]);
        assertEquals(wanted[i], share.share(), 0.02);
        assertEquals(wanted[i], (double) counts.get(share.name()) / windows.size(), 0.025);
        assertEquals(share.share() / (sizes[i] / sum(sizes)), share.passes(), 0.1 * share.passes());
      }
      assertEquals(3 * sum(sizes), windows.size(), 0.06 * 3 * sum(sizes));
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void everyBlockMixesAllSources() {
    PretrainingData data = data(1, 1, EXPONENT);
    assertTrue(data.blocks() > 3, "blocks: " + data.blocks());
    Map<Long, List<String>> blocks = new TreeMap<>();
    try (BatchStream stream = data.batches(1, DataCursor.START)) {
      while (stream.epoch() == 0) {
        List<String> block =
            blocks.computeIfAbsent(stream.cursor().block(), b -> new ArrayList<>());
        block.addAll(FakeRenderer.read(stream.next()));
      }
    }
    assertEquals(data.blocks(), blocks.size());
    blocks.forEach(
        (number, windows) -> {
          Map<String, Integer> counts = count(windows);
          assertEquals(Set.of("a", "b", "c"), counts.keySet(), "block " + number);
          // Neighbours are of one source as often as two windows drawn by chance, not more.
          double same = 0;
          for (int i = 1; i < windows.size(); i++) {
            same += source(windows.get(i)).equals(source(windows.get(i - 1))) ? 1 : 0;
          }
          double chance = 0;
          for (int source : counts.values()) {
            chance += Math.pow((double) source / windows.size(), 2);
          }
          assertEquals(chance, same / (windows.size() - 1), 0.1, "block " + number);
        });
  }

  @Test
  void batchesDependOnTheSeedAlone() {
    List<String> one = read(data(1, 1, EXPONENT), 1);
    assertEquals(one, read(data(3, 1, EXPONENT), 1));
    Map<String, SourceConfig> sources = Map.of("a", files("a"), "b", files("b"), "c", files("c"));
    assertNotEquals(one, read(data(config(1, 1).withSources(sources, EXPONENT), 43), 1));
  }

  @Test
  void streamGoesOnFromAnyPlace() {
    List<DataCursor> cursors = new ArrayList<>();
    List<List<String>> whole = new ArrayList<>();
    PretrainingData data = data(2, 3, EXPONENT);
    try (BatchStream stream = data.batches(BATCH, DataCursor.START)) {
      while (stream.epoch() < 2) {
        cursors.add(stream.cursor());
        whole.add(FakeRenderer.read(stream.next()));
      }
    }
    Set<Integer> cuts = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 4; i++) {
      cuts.add(random.nextInt(whole.size() - 3));
    }
    for (int i = 1; i < whole.size() - 3; i++) {
      boolean nextBlock = cursors.get(i).block() != cursors.get(i - 1).block();
      if (nextBlock || cursors.get(i).epoch() != cursors.get(i - 1).epoch()) {
        cuts.add(i - 1);
        cuts.add(i);
      }
    }
    PretrainingData again = data(1, 3, EXPONENT);
    for (int cut : cuts) {
      try (BatchStream stream = again.batches(BATCH, cursors.get(cut))) {
        for (int i = cut; i < cut + 3; i++) {
          assertEquals(cursors.get(i), stream.cursor());
          assertEquals(whole.get(i), FakeRenderer.read(stream.next()), "cut " + cut + " at " + i);
        }
      }
    }
  }

  @Test
  void aShareOfEachSourceIsHeldOut() {
    PretrainingData data = data(1, 1, EXPONENT);
    List<HeldOutText> heldOut = data.heldOut(BATCH);
    assertEquals(List.of("a", "b", "c"), heldOut.stream().map(HeldOutText::source).toList());
    Set<String> trained = new HashSet<>(read(data, 3));
    for (HeldOutText text : heldOut) {
      List<String> windows = new ArrayList<>();
      text.batches().forEach(batch -> windows.addAll(FakeRenderer.read(batch)));
      assertEquals(10, windows.size());
      windows.forEach(window -> assertEquals(text.source(), source(window)));
      assertFalse(windows.stream().anyMatch(trained::contains));
    }
    assertEquals(30, data.validationBatches(BATCH).stream().mapToInt(PatchBatch::size).sum());
  }

  /** Of two files one is a word: whichever is chosen first, what is measured on holds a window. */
  @Test
  void whatIsHeldOutHoldsAWindow() throws IOException {
    Path small = Files.createDirectory(folder.resolve("small"));
    Files.writeString(small.resolve("long.txt"), "a1 b2 c3 d4 ".repeat(200) + "\n");
    Files.writeString(small.resolve("longer.txt"), "a1 b2 c3 d4 ".repeat(300) + "\n");
    for (int i = 0; i < 4; i++) {
      Files.writeString(small.resolve("short" + i + ".txt"), "ab\n");
    }
    Set<Long> held = new HashSet<>();
    for (long seed = 0; seed < 12; seed++) {
      PretrainingData data =
          data(config(1, 1).withSources(Map.of("small", files("small")), 1), seed);
      CorpusSplit split = data.texts().get(0).split();
      held.add(split.heldOut().size());
      assertTrue(data.validationBatches(BATCH).size() > 0);
      assertEquals(6, split.heldOut().size() + split.training().size());
    }
    assertTrue(held.contains(1L) && held.size() > 1, held.toString());
  }

  @Test
  void namedValidationFilesAreTakenOutOfEverySource() {
    String measured = folder.resolve("b").resolve("3.txt").toString();
    Map<String, SourceConfig> sources = new HashMap<>();
    sources.put(
        "a", new SourceConfig(List.of(folder.resolve("a").toString()), List.of(measured), 1));
    sources.put("b", files("b"));
    PretrainingData data = data(config(1, 1).withSources(sources, 1), 42);
    assertEquals(3, data.texts().get(1).training().files().size());
    assertEquals(14, data.fingerprint().files());
    List<HeldOutText> heldOut = data.heldOut(BATCH);
    for (PatchBatch batch : heldOut.get(0).batches()) {
      FakeRenderer.read(batch).forEach(window -> assertEquals("b", source(window)));
    }
  }

  @Test
  void weightsMultiplyShares() {
    Map<String, SourceConfig> sources =
        Map.of(
            "a",
            files("a"),
            "c",
            new SourceConfig(List.of(folder.resolve("c").toString()), List.of(), 3));
    PretrainingData data = data(config(1, 1).withSources(sources, 0), 42);
    assertEquals(0.75, data.shares().get(1).share(), 1e-9);
    List<String> windows = read(data, 2);
    assertEquals(0.75, (double) count(windows).get("c") / windows.size(), 0.03);
  }

  @Test
  void userErrorsAreSentences() throws IOException {
    assertError(
        Map.of("a", files("a"), "b", files("a")),
        "is in data.sources.a and in data.sources.b; a file can be in one source only");
    Path all = folder.resolve("a");
    assertError(
        Map.of("a", new SourceConfig(List.of(all.toString()), List.of(all.toString()), 1)),
        "all files of data.sources.a are named to measure on, too; none is left to train on");
    Path shortText = Files.writeString(folder.resolve("short.txt"), "hm\n");
    assertError(
        Map.of("a", files("a"), "tiny", SourceConfig.of(List.of(shortText.toString()))),
        "data.sources.tiny: no window in 1 of its 1 shards is long enough (1 were too short)");
    assertError(
        Map.of("gone", SourceConfig.of(List.of(folder.resolve("gone").toString()))),
        "there is no file or folder");
  }

  private void assertError(Map<String, SourceConfig> sources, String expected) {
    DataConfig config = config(1, 1).withSources(sources, 1);
    String message = assertThrows(PixelException.class, () -> data(config, 1)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
