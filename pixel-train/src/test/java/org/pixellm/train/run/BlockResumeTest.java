// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.train.data.DataCursor;

/** A run over several blocks and epochs, stopped around where one gives way to the next. */
class BlockResumeTest {
  private static final int STEPS = 40;
  private static final int TEXT_CHARACTERS = 22_000;
  private static final String STATE = "training_state.json";

  @TempDir Path folder;
  private Path whole;

  /** Where the run that is not stopped is after each step; the first is before all. */
  private List<DataCursor> cursors;

  @BeforeEach
  void aRunThatIsNotStopped() {
    whole = folder.resolve("whole");
    run("training.checkpoint_every=1", "training.keep_checkpoints=" + STEPS).run(whole);
    cursors = new ArrayList<>(List.of(DataCursor.START));
    for (int step = 1; step <= STEPS; step++) {
      cursors.add(cursor(checkpoint(whole, step)));
    }
  }

  /** A block has few windows, and a batch two of them, so that some batches cross its end. */
  private TinyRun run(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "data.max_patches=300",
                "data.bucket=1",
                "data.validation_fraction=0",
                "training.batch_size=2",
                "training.evaluate_every=0",
                "training.checkpoint_every=0",
                "training.steps=" + STEPS));
    settings.addAll(List.of(more));
    return new TinyRun(folder, TEXT_CHARACTERS, settings);
  }

  private static Path checkpoint(Path run, int step) {
    return run.resolve("checkpoints").resolve(String.format(Locale.ROOT, "step-%08d", step));
  }

  private static DataCursor cursor(Path checkpoint) {
    ConfigEntries entries =
        new JsonObjectFile(STATE, new AtomicFileWriter()).read(checkpoint).section("cursor");
    return new DataCursor(
        entries.integer("epoch"),
        entries.integer("block"),
        entries.integer("window"),
        entries.integer("batch"));
  }

  /** With one and two rendering threads by turns, neither of which the unstopped run knew of. */
  @Test
  void aRunStoppedAtTheBordersOfBlocksEndsWithTheSameBytes() throws IOException {
    int workers = 1;
    for (int after : borders()) {
      assertStopLeavesNoTrace(after, run("data.workers=" + workers));
      workers = 3 - workers;
    }
  }

  /**
   * Steps to stop after: the last before a block ends and the first after, in the first and second
   * epoch; and those that end just with a block or an epoch.
   */
  private Set<Integer> borders() {
    Set<Integer> steps = new TreeSet<>();
    for (long epoch = 0; epoch < 2; epoch++) {
      int first = firstBorder(epoch);
      assertTrue(cursors.get(first).block() > 0, cursors + ": one block in an epoch");
      steps.add(first - 1);
      steps.add(first);
    }
    steps.add(onBorder(true));
    steps.add(onBorder(false));
    return steps;
  }

  private int firstBorder(long epoch) {
    for (int step = 2; step < STEPS; step++) {
      DataCursor now = cursors.get(step);
      DataCursor before = cursors.get(step - 1);
      if (now.epoch() == epoch && before.epoch() == epoch && now.block() > before.block()) {
        return step;
      }
    }
    throw new AssertionError(cursors + ": no second block in epoch " + epoch);
  }

  /** The first step that uses a block, or an epoch, up without beginning the next. */
  private int onBorder(boolean ofEpoch) {
    for (int step = 1; step < STEPS; step++) {
      DataCursor now = cursors.get(step);
      if (now.window() == 0 && (now.block() == 0) == ofEpoch) {
        return step;
      }
    }
    throw new AssertionError(
        cursors + ": no batch ends with " + (ofEpoch ? "an epoch" : "a block"));
  }

  private void assertStopLeavesNoTrace(int after, TinyRun run) throws IOException {
    Path stopped = folder.resolve("stopped-" + after);
    StopSignal stop = new StopSignal();
    RunListener stopping =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            if (event.step() == after) {
              stop.raise();
            }
          }
        };
    assertFalse(run.run(stopped, false, stopping, stop).finished());
    assertEquals(cursors.get(after), cursor(checkpoint(stopped, after)));
    assertTrue(run.run(stopped, true, TinyRun.nobody(), new StopSignal()).finished());
    for (String file : List.of("model.safetensors", "optimizer.safetensors", STATE)) {
      assertArrayEquals(
          Files.readAllBytes(checkpoint(whole, STEPS).resolve(file)),
          Files.readAllBytes(checkpoint(stopped, STEPS).resolve(file)),
          () -> file + " of the run stopped after step " + after + ", at " + cursors.get(after));
    }
  }
}
