// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.config.RunConfigLoader;

/** Runs that are given their arithmetic in place of their steps. */
class OperationBudgetTest {
  private static final int BATCH = 4;
  private static final int PATCHES = 12;
  private static final int PATCH_LENGTH = 16 * 16;

  /** All windows are full, so that every step takes as much. */
  private static final List<String> FULL = List.of("data.min_patches=" + PATCHES);

  @TempDir Path folder;

  private TinyRun run(String... more) {
    List<String> settings = new ArrayList<>(FULL);
    settings.addAll(List.of(more));
    return new TinyRun(folder, settings);
  }

  private static byte[] weights(RunResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  /** Of a step of {@link #BATCH} windows. */
  private static double operationsOfAStep(RunResult result) {
    UsefulWork work =
        UsefulWork.of(
            new JsonObjectFile(JsonObjectFile.CONFIG, new AtomicFileWriter())
                .read(result.model())
                .asMap(),
            PATCH_LENGTH);
    return BATCH * (double) work.step(PATCHES);
  }

  private static RunListener stoppingAfter(long step, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == step) {
          stop.raise();
        }
      }
    };
  }

  @Test
  void operationsMakeAsManyStepsAsComeNearest() throws IOException {
    RunResult steps = run("training.steps=7").run(folder.resolve("steps"));
    double step = operationsOfAStep(steps);
    RunResult budget = run("training.operations=" + 6.6 * step).run(folder.resolve("budget"));
    assertEquals(7, budget.steps());
    assertArrayEquals(weights(steps), weights(budget));
    RunResult accumulated =
        run("training.accumulate=2", "training.operations=" + 6.6 * step)
            .run(folder.resolve("accumulated"));
    assertEquals(3, accumulated.steps());

    Path written = budget.output().resolve("run.yaml");
    RunConfig kept = new RunConfigLoader().load(written, List.of());
    assertEquals(7, kept.training().steps());
    assertEquals(6.6 * step, kept.training().operations());
    RunConfig again =
        new RunConfigLoader().load(written, List.of("output='" + folder.resolve("again") + "'"));
    RunResult reproduced =
        TinyRun.injector(TinyRun.nobody())
            .getInstance(Pretraining.class)
            .run(again, false, new StopSignal());
    assertArrayEquals(weights(budget), weights(reproduced));
  }

  @Test
  void aRunThatGoesOnHasTheStepsThatItWasBegunWith() throws IOException {
    double step = operationsOfAStep(run("training.steps=1").run(folder.resolve("one")));
    TinyRun run = run("training.operations=" + 5 * step);
    byte[] uninterrupted = weights(run.run(folder.resolve("whole")));
    Path output = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    assertFalse(run.run(output, false, stoppingAfter(2, stop), stop).finished());
    assertRefused(
        "was begun with training.operations = ",
        () ->
            run("training.operations=" + 9 * step)
                .run(output, true, TinyRun.nobody(), new StopSignal()));
    RunResult rest = run.run(output, true, TinyRun.nobody(), new StopSignal());
    assertEquals(5, rest.steps());
    assertArrayEquals(uninterrupted, weights(rest));
  }

  @Test
  void aBudgetOfLessThanAStepIsRefused() {
    Path output = folder.resolve("refused");
    assertRefused("one step takes ", () -> run("training.operations=10").run(output));
    assertFalse(Files.exists(output.resolve("run.yaml")), "nothing was begun");
    assertRefused(
        "operations must be at least 0, not -1.0", () -> run("training.operations=-1").run(output));
  }

  private static void assertRefused(
      String part, org.junit.jupiter.api.function.Executable executable) {
    PixelException e = assertThrows(PixelException.class, executable);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
