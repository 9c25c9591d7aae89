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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.config.AttackConfig;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.config.SourceConfig;
import org.pixellm.train.random.RandomSource;

/** Text that is attacked before it is drawn. */
class AttackedTextTest {
  private static final int BATCH = 4;

  /** Some w become v. */
  private static final TextAttack W_TO_V =
      (text, severity, random) -> {
        StringBuilder attacked = new StringBuilder();
        text.chars()
            .forEach(
                c -> attacked.append(random.nextDouble() < severity && c == 'w' ? 'v' : (char) c));
        return attacked.toString();
      };

  @TempDir private Path folder;

  /** Numbered words, so that windows differ and can be told apart. */
  @BeforeEach
  void writeTexts() throws IOException {
    write("large.txt", 0, 4000);
    write("small.txt", 8000, 300);
  }

  private void write(String name, int first, int words) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = first; i < first + words; i++) {
      text.append('w').append(i).append(i % 5 == 0 ? '\n' : ' ');
    }
    Files.writeString(folder.resolve(name), text);
  }

  private DataConfig clean(int workers) {
    return new DataConfig(
        PluginChoice.named("fake"),
        List.of(folder.resolve("large.txt").toString()),
        List.of(),
        0.1,
        20,
        24,
        6,
        1,
        1,
        workers,
        true,
        1,
        0);
  }

  private static DataConfig attacked(DataConfig config, double share, double... severities) {
    return config.withAttack(
        new AttackConfig(
            PluginChoice.named("w-to-v"), share, Arrays.stream(severities).boxed().toList()));
  }

  private static PretrainingData open(DataConfig config) {
    return PretrainingData.open(
        config,
        TrainingAttack.of(config.attack(), choice -> W_TO_V),
        new FakeReader(),
        new FakeRenderer(),
        new RandomSource(42));
  }

  private static List<String> epoch(DataConfig config, long epoch) {
    List<String> windows = new ArrayList<>();
    try (BatchStream stream = open(config).batches(1, new DataCursor(epoch, 0, 0))) {
      while (stream.epoch() == epoch) {
        windows.addAll(FakeRenderer.read(stream.next()));
      }
    }
    return windows;
  }

  private static boolean any(List<String> windows, char letter) {
    return windows.stream().anyMatch(window -> window.indexOf(letter) >= 0);
  }

  @Test
  void whatIsTrainedOnIsAttackedAndWhatIsMeasuredOnIsNot() {
    List<String> all = epoch(attacked(clean(1), 1, 100), 0);
    assertFalse(any(all, 'w'));
    assertTrue(any(all, 'v'));
    List<String> half = epoch(attacked(clean(1), 0.5, 50), 0);
    assertTrue(any(half, 'w') && any(half, 'v'));
    List<String> measured = new ArrayList<>();
    for (PatchBatch batch : open(attacked(clean(1), 1, 100)).validationBatches(BATCH)) {
      measured.addAll(FakeRenderer.read(batch));
    }
    assertEquals(20, measured.size());
    assertFalse(any(measured, 'v'));
  }

  @Test
  void shareOrSeverityZeroChangesNothing() {
    List<String> clean = epoch(clean(1), 0);
    assertEquals(clean, epoch(attacked(clean(1), 0, 100), 0));
    assertEquals(clean, epoch(attacked(clean(1), 1, 0), 0));
    assertNotEquals(clean, epoch(attacked(clean(1), 0.1, 100), 0));
  }

  @Test
  void batchesDoNotDependOnThreads() {
    List<String> one = epoch(attacked(clean(1), 0.5, 20, 80), 0);
    assertEquals(one, epoch(attacked(clean(1), 0.5, 20, 80), 0));
    assertEquals(one, epoch(attacked(clean(4), 0.5, 20, 80), 0));
  }

  @Test
  void eachEpochIsAttackedOtherwise() {
    DataConfig config = attacked(clean(1), 1, 50);
    Set<String> first = new HashSet<>(epoch(config, 0));
    List<String> second = epoch(config, 1);
    long same = second.stream().filter(first::contains).count();
    assertTrue(same < second.size() / 10, same + " of " + second.size() + " as before");
    assertEquals(second, epoch(config, 1));
  }

  @Test
  void aStreamGoesOnFromAnyPlace() {
    DataConfig config = attacked(clean(2), 0.5, 50);
    List<DataCursor> cursors = new ArrayList<>();
    List<List<String>> whole = new ArrayList<>();
    try (BatchStream stream = open(config).batches(BATCH, DataCursor.START)) {
      while (stream.epoch() < 2) {
        cursors.add(stream.cursor());
        whole.add(FakeRenderer.read(stream.next()));
      }
    }
    assertTrue(whole.size() > 30, whole.size() + " batches");
    for (int cut = 1; cut < whole.size() - 1; cut += 5) {
      try (BatchStream stream = open(config).batches(BATCH, cursors.get(cut))) {
        assertEquals(whole.get(cut), FakeRenderer.read(stream.next()), "cut " + cut);
        assertEquals(whole.get(cut + 1), FakeRenderer.read(stream.next()), "after cut " + cut);
      }
    }
  }

  /** A small source comes several times in an epoch: never attacked in the same way. */
  @Test
  void eachPassOverASmallSourceIsAttackedOtherwise() {
    DataConfig config =
        attacked(clean(1), 1, 50)
            .withSources(
                Map.of(
                    "large", SourceConfig.of(List.of(folder.resolve("large.txt").toString())),
                    "small", SourceConfig.of(List.of(folder.resolve("small.txt").toString()))),
                0);
    List<String> small =
        epoch(config, 0).stream().filter(window -> window.matches("[vw]8\\d{3}.*")).toList();
    assertTrue(small.size() > 20, small.size() + " windows");
    List<String> starts = small.stream().map(window -> window.substring(1, 5)).toList();
    assertTrue(new HashSet<>(starts).size() < starts.size() / 2, "several times the same text");
    int same =
        IntStream.range(0, small.size())
            .filter(i -> small.indexOf(small.get(i)) < i)
            .map(i -> 1)
            .sum();
    assertTrue(same < small.size() / 10, same + " of " + small.size() + " as before");
  }

  @Test
  void anAttackThatIsNotHandedOverIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PretrainingData.open(
                attacked(clean(1), 1, 50),
                new FakeReader(),
                new FakeRenderer(),
                new RandomSource(42)));
  }
}
