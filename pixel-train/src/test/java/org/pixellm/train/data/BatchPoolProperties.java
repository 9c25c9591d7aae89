// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.random.RandomSource;

/** What holds of the stream of batches however windows are put together. */
class BatchPoolProperties {
  private static final int MOST_PATCHES = 24;

  private static Path folder;

  /** A way to make batches. */
  record Setting(int batchSize, int bucket, int batchPatches, boolean join) {}

  /** A batch, the place before it, and how much could be drawn there. */
  record Taken(DataCursor cursor, Coverage coverage, PatchBatch batch) {
    List<String> rows() {
      return FakeRenderer.read(batch);
    }
  }

  /** Numbered words, so that windows can be told apart, in lines of all lengths. */
  @BeforeContainer
  static void writeCorpus() throws IOException {
    folder = Files.createTempDirectory("pools");
    Random random = new Random(5);
    int word = 0;
    for (int file = 0; file < 3; file++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 9000) {
        for (int i = random.nextInt(60); i >= 0; i--) {
          text.append(" w").append(word++).append(i == 3 ? "\uE000" : "");
        }
        text.append('\n');
      }
      Files.writeString(folder.resolve(file + ".txt"), text);
    }
  }

  @AfterContainer
  static void deleteCorpus() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<Setting> settings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.integers().between(0, 40),
            Arbitraries.oneOf(
                Arbitraries.just(0), Arbitraries.integers().between(MOST_PATCHES, 300)),
            Arbitraries.of(true, false))
        .as(Setting::new);
  }

  private static PretrainingData data(Setting setting, int workers) {
    DataConfig config =
        new DataConfig(
            PluginChoice.named("fake"),
            List.of(folder.toString()),
            List.of(),
            0,
            8,
            MOST_PATCHES,
            4,
            1,
            1,
            workers,
            setting.join(),
            setting.bucket(),
            setting.batchPatches());
    return PretrainingData.open(config, new FakeReader(), new FakeRenderer(), new RandomSource(11));
  }

  /** From the start until a pool ends in the third epoch. */
  private static List<Taken> twoEpochs(Setting setting) {
    List<Taken> taken = new ArrayList<>();
    PretrainingData data = data(setting, 1);
    try (BatchStream stream = data.batches(setting.batchSize(), DataCursor.START)) {
      while (stream.epoch() < 2) {
        taken.add(take(stream));
      }
    }
    return taken;
  }

  private static Taken take(BatchStream stream) {
    DataCursor cursor = stream.cursor();
    Coverage coverage = stream.coverage();
    return new Taken(cursor, coverage, stream.next());
  }

  /** Every pool holds the windows that come next in the stream of single windows, each once. */
  @Property(tries = 15)
  void poolsHoldTheWindowsOfTheStreamInTurn(@ForAll("settings") Setting setting) {
    PretrainingData single = data(new Setting(1, 1, 0, setting.join()), 1);
    try (BatchStream stream = single.batches(1, DataCursor.START)) {
      List<String> pool = new ArrayList<>();
      for (Taken taken : twoEpochs(setting)) {
        if (taken.cursor().batch() == 0) {
          requireNext(pool, stream);
          assertEquals(taken.cursor(), stream.cursor());
        }
        pool.addAll(taken.rows());
      }
      requireNext(pool, stream);
      assertEquals(2, stream.epoch());
    }
  }

  private static void requireNext(List<String> pool, BatchStream stream) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      expected.addAll(FakeRenderer.read(stream.next()));
    }
    assertEquals(expected.stream().sorted().toList(), pool.stream().sorted().toList());
    pool.clear();
  }

  @Property(tries = 15)
  void streamGoesOnFromAnyBatchWithAnyNumberOfThreads(
      @ForAll("settings") Setting setting,
      @ForAll @IntRange(min = 1, max = 3) int workers,
      @ForAll Random random) {
    List<Taken> whole = twoEpochs(setting);
    PretrainingData data = data(setting, workers);
    for (int cut = 0; cut < 8; cut++) {
      int from = random.nextInt(whole.size());
      Taken start = whole.get(from);
      try (BatchStream stream =
          data.batches(setting.batchSize(), start.cursor(), start.coverage())) {
        for (Taken expected : whole.subList(from, Math.min(whole.size(), from + 12))) {
          Taken taken = take(stream);
          assertEquals(expected.cursor(), taken.cursor());
          assertEquals(expected.coverage(), taken.coverage());
          assertEquals(expected.rows(), taken.rows());
        }
      }
    }
  }

  @Property(tries = 15)
  void batchesAreFullAndOfAboutOneLength(@ForAll("settings") Setting setting) {
    List<Taken> all = twoEpochs(setting);
    long patches = 0;
    for (Taken taken : all) {
      PatchBatch batch = taken.batch();
      patches += batch.realPatches();
      if (setting.batchPatches() == 0) {
        assertEquals(setting.batchSize(), batch.size());
      } else {
        assertTrue(batch.realPatches() <= setting.batchPatches());
      }
      for (int row = 1; row < batch.size() && setting.bucket() > 1; row++) {
        assertTrue(batch.length(row - 1) <= batch.length(row));
      }
    }
    if (setting.batchPatches() > 0) {
      // A window that no longer fits leaves at most its own length; pools may end half a batch.
      double room = setting.batchPatches() + MOST_PATCHES;
      double share = setting.bucket() > 1 ? 0.5 : 1;
      assertTrue(all.size() <= 2 + patches / share / Math.max(1, room - 2 * MOST_PATCHES));
    }
  }
}
