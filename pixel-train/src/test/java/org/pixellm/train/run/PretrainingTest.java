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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;

class PretrainingTest {
  private static final int STEPS = 12;

  @TempDir Path folder;

  private static byte[] weights(RunResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  /** Raises the signal once a step is done. */
  private static RunListener stopping(long after, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == after) {
          stop.raise();
        }
      }
    };
  }

  @Test
  void aRunStoppedAnywhereAndResumedEndsWithTheSameBytes() throws IOException {
    TinyRun run = new TinyRun(folder, List.of());
    byte[] uninterrupted = weights(run.run(folder.resolve("whole")));
    for (int after = 1; after < STEPS; after++) {
      Path output = folder.resolve("stopped-" + after);
      StopSignal stop = new StopSignal();
      RunResult first = run.run(output, false, stopping(after, stop), stop);
      assertFalse(first.finished());
      assertEquals(after, first.steps());
      assertFalse(Files.exists(first.model()), "no model before the end");
      RunResult rest = run.run(output, true, TinyRun.nobody(), new StopSignal());
      assertArrayEquals(uninterrupted, weights(rest), "stopped after step " + after);
      assertEquals(STEPS, rest.steps());
    }
  }

  /** What the engine is told on one thread must hold for a run on another. */
  @Test
  void theThreadARunIsOnDoesNotMatter() throws Exception {
    TinyRun run = new TinyRun(folder, List.of());
    byte[] here = weights(run.run(folder.resolve("here")));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      byte[] there = thread.submit(() -> weights(run.run(folder.resolve("there")))).get();
      assertArrayEquals(here, there);
      for (int after : new int[] {2, 7, 10}) {
        StopSignal stop = new StopSignal();
        Path output = folder.resolve("stopped-" + after);
        thread.submit(() -> run.run(output, false, stopping(after, stop), stop)).get();
        byte[] resumed =
            thread
                .submit(() -> weights(run.run(output, true, TinyRun.nobody(), new StopSignal())))
                .get();
        assertArrayEquals(here, resumed, "stopped after step " + after);
      }
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void accumulatedBatchesSurviveAResume() throws IOException {
    TinyRun run = new TinyRun(folder, List.of("training.accumulate=3", "training.steps=4"));
    byte[] uninterrupted = weights(run.run(folder.resolve("whole")));
    StopSignal stop = new StopSignal();
    run.run(folder.resolve("stopped"), false, stopping(2, stop), stop);
    assertArrayEquals(
        uninterrupted,
        weights(run.run(folder.resolve("stopped"), true, TinyRun.nobody(), new StopSignal())));
  }

  @Test
  void aFinishedRunResumedStaysAsItIs() throws IOException {
    TinyRun run = new TinyRun(folder, List.of());
    byte[] once = weights(run.run(folder.resolve("run")));
    RunResult again = run.run(folder.resolve("run"), true, TinyRun.nobody(), new StopSignal());
    assertArrayEquals(once, weights(again));
  }

  @Test
  void theSeedDecides() throws IOException {
    byte[] one = weights(new TinyRun(folder, List.of("seed=1")).run(folder.resolve("one")));
    byte[] two = weights(new TinyRun(folder, List.of("seed=2")).run(folder.resolve("two")));
    assertFalse(java.util.Arrays.equals(one, two));
  }

  @Test
  void aRunTellsWhatItDoesInOrder() {
    List<String> told = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void onStart(RunStart event) {
            told.add("start " + event.firstStep());
          }

          @Override
          public void onStep(StepEnd event) {
            told.add("step " + event.step());
            assertTrue(event.loss() > 0 && event.gradientNorm() > 0 && event.patches() > 0);
          }

          @Override
          public void onEvaluation(Evaluation event) {
            told.add("evaluation " + event.step());
            assertTrue(event.scores().containsKey("relative_error"), "" + event.scores());
          }

          @Override
          public void onCheckpoint(CheckpointSaved event) {
            told.add("checkpoint " + event.step());
          }

          @Override
          public void onEnd(RunEnd event) {
            told.add("end " + event.step());
          }

          @Override
          public void close() {
            told.add("close");
          }
        };
    new TinyRun(
            folder,
            List.of("training.steps=5", "training.evaluate_every=2", "training.checkpoint_every=3"))
        .run(folder.resolve("run"), false, listener, new StopSignal());
    assertEquals(
        List.of(
            "start 0",
            "evaluation 0",
            "step 1",
            "step 2",
            "evaluation 2",
            "step 3",
            "checkpoint 3",
            "step 4",
            "evaluation 4",
            "step 5",
            "evaluation 5",
            "checkpoint 5",
            "end 5",
            "close"),
        told);
  }

  /** A process killed before it had written its configuration, and one killed just after. */
  @Test
  void whatAKilledProcessLeftBeforeTheFirstCheckpointIsNoHindrance() throws IOException {
    TinyRun run = new TinyRun(folder, List.of("training.steps=2"));
    byte[] expected = weights(run.run(folder.resolve("whole")));
    Path output = folder.resolve("killed");
    Files.createDirectories(output);
    Path left = output.resolve(".run.yaml." + UUID.randomUUID() + ".tmp");
    Files.writeString(left, "seed: 4");
    RunResult result = run.run(output, true, TinyRun.nobody(), new StopSignal());
    assertArrayEquals(expected, weights(result));
    assertFalse(Files.exists(left));

    Path begun = folder.resolve("begun");
    Files.createDirectories(begun.resolve("checkpoints/.step-00000001.filling"));
    Files.copy(output.resolve("run.yaml"), begun.resolve("run.yaml"));
    String yaml = Files.readString(begun.resolve("run.yaml"));
    Files.writeString(begun.resolve("run.yaml"), yaml.replace("killed", "begun"));
    RunResult again = run.run(begun, true, TinyRun.nobody(), new StopSignal());
    assertArrayEquals(expected, weights(again));
    try (Stream<Path> all = Files.walk(begun)) {
      assertEquals(
          List.of(),
          all.filter(path -> path.getFileName().toString().startsWith(".")).toList(),
          "left-overs");
    }
  }

  @Test
  void aFolderThatHoldsAnythingIsRefused() throws IOException {
    TinyRun run = new TinyRun(folder, List.of("training.steps=1"));
    Path output = folder.resolve("run");
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.txt"), "years of work");
    assertMessage("is not empty, and holds no run", () -> run.run(output));
    assertMessage(
        "is not empty, and holds no run",
        () -> run.run(output, true, TinyRun.nobody(), new StopSignal()));
    assertEquals("years of work", Files.readString(output.resolve("thesis.txt")));
  }

  @Test
  void otherSettingsAreRefusedOnResume() {
    Path output = folder.resolve("run");
    StopSignal stop = new StopSignal();
    new TinyRun(folder, List.of()).run(output, false, stopping(1, stop), stop);
    assertMessage(
        "was begun with optimizer.learning_rate = 0.001, and cannot go on with 0.002",
        () ->
            new TinyRun(folder, List.of("optimizer.learning_rate=0.002"))
                .run(output, true, TinyRun.nobody(), new StopSignal()));
    assertMessage(
        "was begun with backbone.layers = 1, and cannot go on with 2",
        () ->
            new TinyRun(
                    folder,
                    List.of(
                        "backbone={name: pixel, hidden_size: 16, layers: 2, heads: 2,"
                            + " intermediate_size: 32, hidden_dropout: 0.1,"
                            + " attention_dropout: 0.1}"))
                .run(output, true, TinyRun.nobody(), new StopSignal()));
  }

  @Test
  void otherTextIsRefusedOnResume() throws IOException {
    Path output = folder.resolve("run");
    TinyRun run = new TinyRun(folder, List.of());
    StopSignal stop = new StopSignal();
    run.run(output, false, stopping(1, stop), stop);
    Files.writeString(folder.resolve("text.txt"), "abc ".repeat(3000));
    assertMessage(
        "the run began with other data",
        () -> run.run(output, true, TinyRun.nobody(), new StopSignal()));
  }

  @Test
  void watchingSettingsMayChangeOnResume() throws IOException {
    Path output = folder.resolve("run");
    byte[] expected = weights(new TinyRun(folder, List.of()).run(folder.resolve("whole")));
    StopSignal stop = new StopSignal();
    new TinyRun(folder, List.of()).run(output, false, stopping(3, stop), stop);
    TinyRun other =
        new TinyRun(
            folder,
            List.of(
                "training.checkpoint_every=1",
                "training.evaluate_every=0",
                "data.workers=2",
                "listeners=[]"));
    assertArrayEquals(
        expected, weights(other.run(output, true, TinyRun.nobody(), new StopSignal())));
  }

  @Test
  void aRunOverItsBudgetGoesOnOnceThatIsRaised() throws IOException {
    Files.writeString(folder.resolve("text.txt"), "some words \uE000 to draw\n".repeat(600));
    Path output = folder.resolve("run");
    assertMessage(
        "data.max_missing_glyphs allows a share of 0.01",
        () -> new TinyRun(folder, List.of("data.max_missing_glyphs=0.01")).run(output));
    RunResult result =
        new TinyRun(folder, List.of("data.max_missing_glyphs=0.1"))
            .run(output, true, TinyRun.nobody(), new StopSignal());
    assertTrue(result.finished());
    assertTrue(result.counts().coverage().missing() > 0);
    RunResult again =
        new TinyRun(folder, List.of()).run(output, true, TinyRun.nobody(), new StopSignal());
    assertEquals(result.counts().coverage(), again.counts().coverage());
  }

  @Test
  void aLossThatStaysNotFiniteEndsTheRun() {
    TinyRun run =
        new TinyRun(
            folder,
            List.of(
                "optimizer.learning_rate=1e30",
                "optimizer.max_gradient_norm=0",
                "schedule.warmup_steps=0",
                "training.steps=40",
                "training.evaluate_every=0"));
    assertMessage(
        "the loss has not been finite for 10 steps up to step", () -> run.run(folder.resolve("r")));
  }

  private static void assertMessage(
      String part, org.junit.jupiter.api.function.Executable executable) {
    PixelException e = assertThrows(PixelException.class, executable);
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }
}
