// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command itself, with its own renderer, reader and listeners, on two threads, killed ten times
 * and resumed as its summary says.
 */
@Tag("slow")
class KilledCommandTest {
  /** A run killed under the same seed is killed in the same places, as far as time repeats. */
  private static final String SEED = "pixel.test.killSeed";

  private static final int KILLS_STARTING = 3;
  private static final int KILLS_TRAINING = 7;

  /** Steps, at most, that a process is let do before it is killed. */
  private static final int LIFE = 7;

  /** More than the killed processes may do together, so that each is alive when it is killed. */
  private static final int STEPS = 2 * LIFE * (KILLS_STARTING + KILLS_TRAINING);

  private static final int SIGKILL_CODE = 137;
  private static final long MOST_SECONDS = 180;

  @TempDir private Path folder;
  private Path text;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void someText() throws IOException {
    Random random = new Random(5);
    StringBuilder words = new StringBuilder();
    while (words.length() < 60_000) {
      for (int letter = random.nextInt(8); letter >= 0; letter--) {
        words.append((char) ('a' + random.nextInt(26)));
      }
      words.append(random.nextInt(60) == 0 ? ".\n\n" : " ");
    }
    text = Files.writeString(folder.resolve("text.txt"), words);
  }

  /** Of a test that failed. */
  @AfterEach
  void leaveNoProcess() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @Timeout(900)
  @DisabledOnOs(OS.WINDOWS)
  void tenKillsLeaveNoTrace() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("-D" + SEED + "=" + seed);
    try {
      Path whole = folder.resolve("whole");
      Path killed = folder.resolve("killed");
      Pace pace = runWhole(whole);
      kill(killed, pace, new Random(seed));
      assertEquals(0, await(resume(killed)), this::said);
      assertSame(whole, killed);
    } catch (AssertionError e) {
      throw new AssertionError("with -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** How fast the run that is not killed was. */
  private record Pace(long firstStepNanos, long stepMillis) {}

  private Pace runWhole(Path run) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = start(settings(run));
    awaitStep(process, run, new RunProgress("", 0), 1);
    long firstStep = System.nanoTime();
    assertEquals(0, await(process), this::said);
    return new Pace(
        firstStep - began, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - firstStep) / STEPS);
  }

  private void kill(Path run, Pace pace, Random random) throws IOException, InterruptedException {
    List<Boolean> starting = new ArrayList<>(Collections.nCopies(KILLS_STARTING, true));
    starting.addAll(Collections.nCopies(KILLS_TRAINING, false));
    // the first stays first: killed before there is anything to go on with
    Collections.shuffle(starting.subList(1, starting.size()), random);
    int trained = 0;
    for (int i = 0; i < starting.size(); i++) {
      RunProgress before = RunProgress.of(run);
      long began = System.nanoTime();
      Process process = resume(run);
      if (starting.get(i)) {
        awaitStart(run, before, began + random.nextLong(pace.firstStepNanos()));
      } else {
        // the first saves checkpoints, so that there is something to go on with
        awaitStep(process, run, before, trained++ == 0 ? LIFE : 1 + random.nextInt(LIFE));
        Thread.sleep(random.nextLong(2 * pace.stepMillis() + 2)); // anywhere in a step, or saving
      }
      assertTrue(process.isAlive(), this::said);
      process.destroyForcibly();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      assertEquals(SIGKILL_CODE, await(process), this::said);
      RunProgress after = RunProgress.of(run);
      System.out.printf(
          "kill %d: after %d ms, step %d, in the folder %s%n",
          i + 1, millis, after.began(before) ? after.step() : 0, contents(run));
    }
    assertTrue(
        contents(run).stream().anyMatch(name -> name.startsWith("step-")),
        "no checkpoint to go on with");
  }

  /** Returns at a moment, or at the first step of a process that is faster than expected. */
  private static void awaitStart(Path run, RunProgress before, long nanos)
      throws IOException, InterruptedException {
    while (System.nanoTime() - nanos < 0 && !RunProgress.of(run).began(before)) {
      Thread.sleep(1);
    }
  }

  /** Returns when a process has done some steps. */
  private void awaitStep(Process process, Path run, RunProgress before, int steps)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    long first = 0;
    while (true) {
      RunProgress now = RunProgress.of(run);
      if (now.began(before)) {
        first = first == 0 ? now.step() : first;
        if (now.step() >= first + steps - 1) {
          return;
        }
      }
      assertTrue(process.isAlive(), this::said);
      assertTrue(System.nanoTime() < deadline, "the process hangs");
      Thread.sleep(1);
    }
  }

  private List<String> settings(Path run) {
    List<String> arguments = new ArrayList<>();
    for (String setting :
        List.of(
            "data.train=['" + text + "']",
            "output='" + run + "'",
            "data.max_patches=48",
            "data.min_patches=8",
            "data.validation_fraction=0.1",
            "data.validation_windows=16",
            "data.shuffle_megabytes=1",
            "backbone={name: pixel, hidden_size: 64, layers: 2, heads: 2}",
            "training.steps=" + STEPS,
            "training.batch_size=4",
            "training.threads=2",
            "training.checkpoint_every=5",
            "training.evaluate_every=7")) {
      arguments.add("--set");
      arguments.add(setting);
    }
    return arguments;
  }

  /** As a user would: by the run's own file, or as before if it was not written yet. */
  private Process resume(Path run) throws IOException {
    Path kept = run.resolve("run.yaml");
    List<String> arguments =
        new ArrayList<>(Files.exists(kept) ? List.of("--config", kept.toString()) : settings(run));
    arguments.add("--resume");
    return start(arguments);
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                "org.pixellm.cli.Main",
                "pretrain"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    // where other work runs, engine threads that spin while they wait keep each other from working
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private int await(Process process) throws InterruptedException {
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "the process hangs");
    return process.exitValue();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void assertSame(Path whole, Path killed) throws IOException {
    String last = "checkpoints/step-00000" + STEPS;
    for (String file :
        List.of(
            "model/model.safetensors",
            "best/model.safetensors",
            last + "/optimizer.safetensors",
            last + "/training_state.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
    }
    assertEquals(contents(whole), contents(killed), "left-overs of killed processes");
  }

  /** The names of what is in a run's folder and among its checkpoints. */
  private static List<String> contents(Path run) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path parent : List.of(run, run.resolve("checkpoints"))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> children = Files.list(parent)) {
          children.forEach(path -> names.add(path.getFileName().toString()));
        }
      }
    }
    Collections.sort(names);
    return names;
  }
}
