// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.DatasetReader;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.plugins.data.TextExample;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.random.RandomSource;

@Timeout(60)
class PretrainingDataTest {
  private static final int BATCH = 7;

  @TempDir Path folder;

  /** Numbered words, so that windows differ and can be told apart. */
  @BeforeEach
  void writeCorpus() throws IOException {
    Random random = new Random(5);
    int word = 0;
    for (int file = 0; file < 5; file++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 8000 + 4000 * file) {
        for (int i = random.nextInt(12); i >= 0; i--) {
          text.append(' ').append('w').append(word++);
        }
        text.append('\n');
      }
      Files.writeString(folder.resolve("f" + file + ".txt"), text);
    }
  }

  private DataConfig config(
      List<String> validation, double fraction, int windows, int megabytes, int workers) {
    return new DataConfig(
        PluginChoice.named("fake"),
        List.of(folder.toString()),
        validation,
        fraction,
        windows,
        24,
        6,
        megabytes,
        1,
        workers,
        true,
        1,
        0);
  }

  private PretrainingData data(int workers) {
    return data(workers, 42);
  }

  private PretrainingData data(int workers, long seed) {
    return PretrainingData.open(
        config(List.of(), 0.1, 20, 1, workers),
        new FakeReader(),
        new FakeRenderer(),
        new RandomSource(seed));
  }

  private static List<String> read(PretrainingData data, int batches) {
    try (BatchStream stream = data.batches(BATCH, DataCursor.START)) {
      List<String> windows = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        windows.addAll(FakeRenderer.read(stream.next()));
      }
      return windows;
    }
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

  @Test
  void batchesDoNotDependOnThreads() {
    List<String> one = read(data(1), 400);
    assertEquals(one, read(data(2), 400));
    assertEquals(one, read(data(4), 400));
    assertNotEquals(one, read(data(1, 43), 400));
  }

  @Test
  void everyEpochHoldsEveryTrainingWindowOnceInAnotherOrder() {
    PretrainingData data = data(2);
    List<String> all = windowsOf(data.texts().get(0).split().training());
    assertTrue(data.blocks() > 3, "blocks: " + data.blocks());
    List<String> used = read(data, 3 * all.size() / BATCH + 1);
    List<String> first = used.subList(0, all.size());
    List<String> second = used.subList(all.size(), 2 * all.size());
    assertEquals(all.stream().sorted().toList(), first.stream().sorted().toList());
    assertEquals(all.stream().sorted().toList(), second.stream().sorted().toList());
    assertNotEquals(first, second);
    assertNotEquals(all, first);
  }

  @Test
  void windowsAreShuffledWithinABlock() {
    List<String> used = read(data(1), 20);
    int ascending = 0;
    for (int i = 1; i < used.size(); i++) {
      ascending += number(used.get(i)) > number(used.get(i - 1)) ? 1 : 0;
    }
    assertTrue(Math.abs(ascending - 70) < 25, ascending + " of 139 in order");
  }

  private static int number(String window) {
    return Integer.parseInt(window.replaceAll("^\\D*(\\d+).*", "$1"));
  }

  @Test
  void streamGoesOnFromAnyPlace() {
    PretrainingData data = data(2);
    int perEpoch = windowsOf(data.texts().get(0).split().training()).size() / BATCH;
    int batches = 2 * perEpoch + 10;
    List<DataCursor> cursors = new ArrayList<>();
    List<List<String>> whole = new ArrayList<>();
    try (BatchStream stream = data.batches(BATCH, DataCursor.START)) {
      for (int i = 0; i < batches; i++) {
        cursors.add(stream.cursor());
        whole.add(FakeRenderer.read(stream.next()));
      }
    }
    assertEquals(2, cursors.get(batches - 1).epoch());
    Random random = new Random(1);
    Set<Integer> cuts = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      cuts.add(random.nextInt(batches - 5));
    }
    for (int i = 1; i < batches - 5; i++) {
      boolean newBlock = cursors.get(i).block() != cursors.get(i - 1).block();
      boolean atBorder = cursors.get(i).window() == 0;
      if (atBorder || (newBlock && i % 3 == 0)) {
        cuts.add(i);
      }
    }
    for (int cut : cuts) {
      try (BatchStream stream = data(1).batches(BATCH, cursors.get(cut))) {
        assertEquals(cursors.get(cut), stream.cursor());
        for (int i = cut; i < cut + 5; i++) {
          assertEquals(whole.get(i), FakeRenderer.read(stream.next()), "cut " + cut + " at " + i);
        }
        assertEquals(cursors.get(cut + 5 < batches ? cut + 5 : cut), stream.cursor());
      }
    }
  }

  @Test
  void batchesOfOneGoThroughEveryBorder() {
    PretrainingData data = data(1);
    int windows = windowsOf(data.texts().get(0).split().training()).size();
    try (BatchStream stream = data.batches(1, DataCursor.START)) {
      int borders = 0;
      for (int i = 0; i < windows; i++) {
        assertEquals(0, stream.epoch());
        borders += stream.cursor().window() == 0 ? 1 : 0;
        stream.next();
      }
      assertEquals(data.blocks(), borders);
      assertEquals(new DataCursor(1, 0, 0), stream.cursor());
    }
  }

  @Test
  void foreignPlacesAreRefused() {
    PretrainingData data = data(1);
    assertThrows(PixelException.class, () -> data.batches(1, new DataCursor(0, data.blocks(), 0)));
    try (BatchStream stream = data.batches(1, new DataCursor(0, 0, 1_000_000))) {
      assertThrows(PixelException.class, stream::next);
    }
  }

  @Test
  void batchIsPaddedWithWhite() {
    try (BatchStream stream = data(1).batches(40, DataCursor.START)) {
      boolean padded = false;
      for (int b = 0; b < 10; b++) {
        PatchBatch batch = stream.next();
        assertEquals(40, batch.size());
        int rowBytes = batch.patchCount() * batch.patchLength();
        for (int row = 0; row < batch.size(); row++) {
          for (int i = batch.length(row) * batch.patchLength(); i < rowBytes; i++) {
            padded = true;
            assertEquals(-1, batch.pixels()[row * rowBytes + i]);
          }
        }
      }
      assertTrue(padded);
    }
  }

  @Test
  void heldOutTextIsNeverTrainedOn() {
    PretrainingData data = data(2);
    CorpusSplit split = data.texts().get(0).split();
    assertTrue(split.heldOut().size() >= 2);
    Set<String> heldOut = new HashSet<>(windowsOf(split.heldOut()));
    List<String> training = windowsOf(split.training());
    assertFalse(training.stream().anyMatch(heldOut::contains));
    FileShards all = new FileShards(data.texts().get(0).training(), new FakeReader());
    assertEquals(windowsOf(all).size(), heldOut.size() + training.size());

    List<String> measured = new ArrayList<>();
    int last = 0;
    for (PatchBatch batch : data.validationBatches(BATCH)) {
      measured.addAll(FakeRenderer.read(batch));
      for (int row = 0; row < batch.size(); row++) {
        assertTrue(batch.length(row) >= last);
        last = batch.length(row);
      }
    }
    assertEquals(20, measured.size());
    assertEquals(20, new HashSet<>(measured).size());
    assertTrue(heldOut.containsAll(measured));
    for (long i = 0; i < split.heldOut().size(); i++) {
      Set<String> ofShard = new HashSet<>(windowsOf(only(split.heldOut(), i)));
      assertTrue(measured.stream().anyMatch(ofShard::contains), "nothing of shard " + i);
    }
  }

  private static ShardSet only(ShardSet shards, long index) {
    return new ShardSet() {
      @Override
      public long size() {
        return 1;
      }

      @Override
      public Shard get(long ignored) {
        return shards.get(index);
      }

      @Override
      public long bytes() {
        return 1;
      }
    };
  }

  @Test
  void heldOutWindowsAreTheSameOnEveryCall() {
    PretrainingData data = data(1);
    List<PatchBatch> first = data.validationBatches(6);
    List<PatchBatch> second = data(3).validationBatches(6);
    assertEquals(4, first.size());
    assertEquals(2, first.get(3).size());
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i).pixels(), second.get(i).pixels());
    }
  }

  @Test
  void shortShardsLeaveTheirShareToOthers() {
    PretrainingData data =
        PretrainingData.open(
            config(List.of(), 0.1, 100_000, 1, 1),
            new FakeReader(),
            new FakeRenderer(),
            new RandomSource(1));
    int windows = data.validationBatches(16).stream().mapToInt(PatchBatch::size).sum();
    assertEquals(windowsOf(data.texts().get(0).split().heldOut()).size(), windows);
  }

  @Test
  void namedValidationFilesAreTakenOutOfTraining() {
    String file = folder.resolve("f2.txt").toString();
    PretrainingData data =
        PretrainingData.open(
            config(List.of(file), 0.1, 8, 1, 1),
            new FakeReader(),
            new FakeRenderer(),
            new RandomSource(1));
    assertEquals(4, data.texts().get(0).training().files().size());
    assertEquals(5, data.fingerprint().files());
    Set<String> training = new HashSet<>(windowsOf(data.texts().get(0).split().training()));
    for (PatchBatch batch : data.validationBatches(8)) {
      assertFalse(FakeRenderer.read(batch).stream().anyMatch(training::contains));
    }
  }

  @Test
  void fractionOfNothingHoldsNothingOut() {
    PretrainingData data =
        PretrainingData.open(
            config(List.of(), 0, 8, 1, 1),
            new FakeReader(),
            new FakeRenderer(),
            new RandomSource(1));
    assertEquals(0, data.texts().get(0).split().heldOut().size());
    assertEquals(List.of(), data.validationBatches(8));
  }

  private PretrainingData dataOf(String text, TextRenderer renderer) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(folder.resolve("text.txt"), text);
    return PretrainingData.open(
        config(List.of(), 0, 8, 1, 2), new FakeReader(), renderer, new RandomSource(1));
  }

  @Test
  void epochWithoutAWindowIsAnErrorNotALoop() throws IOException {
    PretrainingData data = dataOf("\n".repeat(30_000) + "too short\n", new FakeRenderer());
    try (BatchStream stream = data.batches(4, DataCursor.START)) {
      PixelException e = assertThrows(PixelException.class, stream::next);
      assertTrue(e.getMessage().contains("1 were too short"), e.getMessage());
    }
  }

  @Test
  void oneWindowIsEnough() throws IOException {
    String text = "enough text for a single window of it";
    PretrainingData data = dataOf("\n".repeat(30_000) + text + "\n", new FakeRenderer());
    assertEquals(List.of(text, text, text, text, text, text, text), read(data, 1));
  }

  @Test
  void lossesAreCounted() throws IOException {
    String line = "what no font \uE000\uE000 can \uE001 draw ? and ? replaced";
    PretrainingData data = dataOf((line + "\n").repeat(20), new FakeRenderer());
    try (BatchStream stream = data.batches(1, DataCursor.START)) {
      stream.next();
      DataCounts counts = stream.counts();
      assertEquals(40, counts.replacedSequences());
      assertEquals(60, counts.missingGlyphs());
      assertEquals(
          List.of(new MissingGlyph(0xE000, 40), new MissingGlyph(0xE001, 20)), counts.mostMissed());
      assertTrue(counts.windows() > 10);
    }
  }

  private PretrainingData data(double mostMissing, int workers, double heldOut) {
    DataConfig config = config(List.of(), heldOut, 8, 1, workers);
    return PretrainingData.open(
        new DataConfig(
            config.reader(),
            config.train(),
            config.validation(),
            config.validationFraction(),
            config.validationWindows(),
            config.maxPatches(),
            config.minPatches(),
            config.shuffleMegabytes(),
            mostMissing,
            config.workers(),
            true,
            1,
            0),
        new FakeReader(),
        new FakeRenderer(),
        new RandomSource(1));
  }

  /** Words of two scripts and of private use, in turn. */
  private void writeScripts() throws IOException {
    for (int file = 0; file < 5; file++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; text.length() < 30_000; word++) {
        text.append("ab1 \u1200\u1201 ").append(word % 3 == file % 3 ? "\uE000\uE001 " : "c ");
        text.append(word % 10 == 9 ? "\n" : "");
      }
      Files.writeString(folder.resolve("f" + file + ".txt"), text);
    }
  }

  @Test
  void coverageDoesNotDependOnThreadsAndNotOnAnInterruption() throws IOException {
    writeScripts();
    List<DataCursor> places = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    try (BatchStream stream = data(1, 1, 0.1).batches(BATCH, DataCursor.START)) {
      while (stream.epoch() < 2) {
        places.add(stream.cursor());
        coverages.add(stream.coverage());
        stream.next();
      }
    }
    Coverage last = coverages.get(coverages.size() - 1);
    assertEquals(Coverage.NONE, coverages.get(0));
    assertTrue(last.missing() > 1000 && last.scripts().get("Ethiopic").missing() == 0, "" + last);
    assertEquals(Set.of("Common", "Ethiopic", "Latin", "Unknown"), last.scripts().keySet());
    assertEquals(Map.of("Unknown", last.missing()), last.missingByScript());
    for (int from = 0; from < places.size(); from += 17) {
      try (BatchStream stream =
          data(1, 4, 0.1).batches(BATCH, places.get(from), coverages.get(from))) {
        for (int at = from; at < Math.min(from + 60, places.size()); at++) {
          assertEquals(coverages.get(at), stream.coverage(), "from " + from + " at " + at);
          stream.next();
        }
      }
    }
  }

  @Test
  void everyCharacterOfTheTrainingTextIsCountedOnceAnEpoch() throws IOException {
    writeScripts();
    StringBuilder all = new StringBuilder();
    for (int file = 0; file < 5; file++) {
      all.append(Files.readString(folder.resolve("f" + file + ".txt")));
    }
    try (BatchStream stream = data(1, 2, 0).batches(1, DataCursor.START)) {
      Coverage coverage = Coverage.NONE;
      while (stream.epoch() == 0) {
        stream.next();
        coverage = stream.counts().coverage();
      }
      assertEquals(
          all.chars().filter(c -> !Character.isWhitespace(c)).count(), coverage.characters());
      assertEquals(all.chars().filter(c -> c >= 0xE000).count(), coverage.missing());
      assertEquals(
          all.chars().filter(c -> c == 0x1200 || c == 0x1201).count(),
          coverage.scripts().get("Ethiopic").characters());
    }
  }

  @Test
  void tooManyMissingGlyphsEndTheRunWithASentence() throws IOException {
    String line = "words that \uE000\uE000 no font can draw";
    dataOf((line + "\n").repeat(100), new FakeRenderer());
    try (BatchStream stream = data(0.09, 1, 0).batches(1, DataCursor.START)) {
      stream.next(); // 2 of 24 are 8.3 %
      assertEquals(200, stream.coverage().missing());
      assertEquals(2400, stream.coverage().characters());
    }
    try (BatchStream stream = data(0.05, 1, 0).batches(1, DataCursor.START)) {
      PixelException e = assertThrows(PixelException.class, stream::next);
      assertEquals(
          "no font could draw 200 of the 2400 characters read so far (8.33 %), most of them Unknown"
              + " (200), and data.max_missing_glyphs allows a share of 0.05 (5.00 %); add fonts"
              + " that have them with renderer.fonts, or raise data.max_missing_glyphs",
          e.getMessage());
    }
  }

  /** A budget is for what the model learns from; what it is measured on is chosen by the user. */
  @Test
  void heldOutTextIsNotCounted() throws IOException {
    for (int file = 0; file < 5; file++) {
      Files.writeString(
          folder.resolve("f" + file + ".txt"),
          (file == 2 ? "all \uE000\uE000\uE000 lost" : "some more words to draw").repeat(500));
    }
    DataConfig config = config(List.of(folder.resolve("f2.txt").toString()), 0, 8, 1, 1);
    PretrainingData data =
        PretrainingData.open(config, new FakeReader(), new FakeRenderer(), new RandomSource(1));
    assertFalse(data.validationBatches(BATCH).isEmpty());
    try (BatchStream stream = data.batches(BATCH, DataCursor.START)) {
      while (stream.epoch() == 0) {
        stream.next();
      }
      assertEquals(0, stream.coverage().missing());
      assertTrue(stream.coverage().characters() > 20_000);
    }
  }

  @Test
  void whatGoesWrongInAThreadReachesTheTrainerAsItIs() {
    PixelException failure = new PixelException("the disk is gone");
    PretrainingData data = dataWith(new FakeReader(), failing(failure));
    try (BatchStream stream = data.batches(4, DataCursor.START)) {
      assertSame(failure, assertThrows(PixelException.class, stream::next));
    }
    OutOfMemoryError error = new OutOfMemoryError("as if");
    try (BatchStream stream =
        dataWith(new FakeReader(), failing(error)).batches(4, DataCursor.START)) {
      assertSame(error, assertThrows(OutOfMemoryError.class, stream::next));
    }
  }

  private static TextRenderer failing(Throwable failure) {
    return new FakeRenderer() {
      @Override
      public RenderedText render(TextInput input, int maxPatches) {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
    };
  }

  private PretrainingData dataWith(DatasetReader<?> reader, TextRenderer renderer) {
    return PretrainingData.open(
        config(List.of(), 0, 8, 1, 2), reader, renderer, new RandomSource(1));
  }

  @Test
  void onlyOneBlockIsRenderedAhead() throws InterruptedException {
    AtomicInteger shards = new AtomicInteger();
    FakeReader counting =
        new FakeReader() {
          @Override
          public Stream<TextExample> read(Shard shard, ReadIssues issues) {
            shards.incrementAndGet();
            return super.read(shard, issues);
          }
        };
    PretrainingData data = dataWith(counting, new FakeRenderer());
    long perBlock = (data.texts().get(0).split().training().size() - 1) / data.blocks() + 1;
    try (BatchStream stream = data.batches(1, DataCursor.START)) {
      stream.next();
      while (shards.get() < 2 * perBlock) {
        Thread.sleep(10);
      }
      Thread.sleep(300); // for a third block to show, if there were one
      assertEquals(2 * perBlock, shards.get());
    }
  }

  @Test
  void closingStopsTheThreadsPromptly() throws InterruptedException {
    CountDownLatch rendering = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    TextRenderer slow =
        new FakeRenderer() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            threads.add(Thread.currentThread());
            rendering.countDown();
            long end = System.nanoTime() + 50_000_000;
            while (System.nanoTime() < end) {
              Thread.onSpinWait(); // does not answer to interrupts
            }
            return super.render(input, maxPatches);
          }
        };
    BatchStream stream = dataWith(new FakeReader(), slow).batches(4, DataCursor.START);
    assertTrue(rendering.await(10, TimeUnit.SECONDS));
    Assertions.assertTimeout(Duration.ofSeconds(3), stream::close);
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon());
      thread.join(2000);
      assertFalse(thread.isAlive());
    }
    assertThrows(IllegalStateException.class, stream::next);
  }

  @Test
  void waitIsMeasuredSinceLastAsked() {
    TextRenderer slow =
        new FakeRenderer() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            try {
              Thread.sleep(1);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return super.render(input, maxPatches);
          }
        };
    try (BatchStream stream = dataWith(new FakeReader(), slow).batches(1, DataCursor.START)) {
      stream.next();
      assertTrue(stream.waitSeconds() > 0.02);
      assertEquals(0, stream.waitSeconds());
      stream.next(); // of the same block: drawn already, but put together now
      assertTrue(stream.waitSeconds() > 0);
    }
  }

  @Test
  void userErrorsAreSentences() {
    DataConfig nothing = DataConfig.defaults();
    PixelException e =
        assertThrows(
            PixelException.class,
            () ->
                PretrainingData.open(
                    nothing, new FakeReader(), new FakeRenderer(), new RandomSource(1)));
    assertTrue(e.getMessage().contains("data.train"));
    DataConfig allHeldOut = config(List.of(folder.toString()), 0, 8, 1, 1);
    e =
        assertThrows(
            PixelException.class,
            () ->
                PretrainingData.open(
                    allHeldOut, new FakeReader(), new FakeRenderer(), new RandomSource(1)));
    assertTrue(e.getMessage().contains("none is left to train on"));
  }

  /** A terabyte of files, none of which is opened: the split and an epoch's plan cost nothing. */
  @Test
  void hugeCorpusCostsItsListOfFiles() {
    ShardSet huge =
        new ShardSet() {
          @Override
          public long size() {
            return 1L << 24;
          }

          @Override
          public Shard get(long index) {
            return new Shard(Path.of("huge"), index << 16, (index + 1) << 16);
          }

          @Override
          public long bytes() {
            return 1L << 40;
          }
        };
    CorpusSplit split = CorpusSplit.holdOut(huge, 0.02, new RandomSource(3).key("held-out"));
    assertEquals((long) Math.ceil(0.02 * (1 << 24)), split.heldOut().size());
    RandomSource random = new RandomSource(3);
    BlockPlan plan =
        new BlockPlan(new ShuffledShards(split.training(), random, 32e6 / 115), random);
    assertEquals(4, plan.shards(5, plan.blocks() - 2).size());
    Set<Shard> heldOut = new HashSet<>();
    for (long i = 0; i < split.heldOut().size(); i += 50) {
      heldOut.add(split.heldOut().get(i));
    }
    for (long block = 0; block < 2000; block++) {
      assertFalse(plan.shards(0, block).stream().anyMatch(heldOut::contains));
    }
  }
}
