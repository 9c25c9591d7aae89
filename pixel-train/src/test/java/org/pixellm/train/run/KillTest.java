// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run killed at any moment, and resumed, ends with the bytes of one that never was. */
class KillTest {
  /** A run killed under the same seed is killed in the same places, as far as time repeats. */
  private static final String SEED = "pixel.test.killSeed";

  /** Steps between checkpoints: all is redone, little is, nothing but the step in progress is. */
  private static final int[] CHECKPOINT_EVERY = {7, 3, 1};

  @TempDir Path folder;
  private final List<KilledProcess> started = new ArrayList<>();

  /** Of a test that failed. */
  @AfterEach
  void leaveNoProcess() {
    started.forEach(KilledProcess::discard);
  }

  @Test
  @Timeout(180)
  void threeKillsLeaveNoTrace() throws Exception {
    killAndCompare(List.of(KillMoment.STARTING, KillMoment.SAVING, KillMoment.TRAINING), 80);
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void tenKillsLeaveNoTrace() throws Exception {
    List<KillMoment> moments = new ArrayList<>();
    Collections.addAll(moments, KillMoment.STARTING, KillMoment.STARTING);
    moments.addAll(Collections.nCopies(3, KillMoment.TRAINING));
    moments.addAll(Collections.nCopies(3, KillMoment.SAVING));
    moments.addAll(Collections.nCopies(2, KillMoment.ANY));
    Trace trace = killAndCompare(moments, 400);
    assertTrue(trace.startsCut() > 0, trace + ": none killed before its first step");
    assertTrue(trace.savesCut() > 0, trace + ": none killed while it saved");
    assertTrue(trace.stepsRedone() > 0, trace + ": no step had to be done again");
  }

  /** What the kills hit. */
  private record Trace(int kills, int startsCut, int savesCut, long stepsRedone) {}

  private Trace killAndCompare(List<KillMoment> moments, int steps) throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("-D" + SEED + "=" + seed);
    try {
      Path whole = folder.resolve("whole");
      Path killed = folder.resolve("killed");
      new TinyRun(folder, List.of()); // writes the text
      KillMoment.Pace pace = pace(whole, steps, moments.size());
      Trace trace = kill(moments, killed, steps, pace, new Random(seed));
      start(killed, steps, CHECKPOINT_EVERY[0], Long.MAX_VALUE).finish();
      assertSame(whole, killed);
      assertNothingLeftOver(killed);
      return trace;
    } catch (AssertionError e) {
      throw new AssertionError("with -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** Of the run that is not killed. */
  private KillMoment.Pace pace(Path whole, int steps, int kills)
      throws IOException, InterruptedException {
    KilledProcess process = start(whole, steps, CHECKPOINT_EVERY[0], Long.MAX_VALUE);
    process.finish();
    long training = process.millis() - process.firstStepMillis();
    return new KillMoment.Pace(process.firstStepMillis(), training / steps, steps / (kills + 1));
  }

  private Trace kill(
      List<KillMoment> moments, Path run, int steps, KillMoment.Pace pace, Random random)
      throws IOException, InterruptedException {
    List<KillMoment> shuffled = new ArrayList<>(moments);
    Collections.shuffle(shuffled, random);
    Path checkpoints = run.resolve("checkpoints");
    int startsCut = 0;
    int savesCut = 0;
    long stepsRedone = 0;
    for (int i = 0; i < shuffled.size(); i++) {
      long last = shuffled.get(i) == KillMoment.STARTING ? 0 : (i + 1) * pace.steps();
      int every = CHECKPOINT_EVERY[random.nextInt(CHECKPOINT_EVERY.length)];
      KilledProcess process = start(run, steps, every, last);
      shuffled.get(i).await(process, checkpoints, pace, last, random);
      long after = process.millis();
      process.kill();
      // before its first step it has not yet tidied up after the process before
      boolean saving =
          process.lastStep() > 0 && (KillMoment.filling(checkpoints) || KillMoment.filling(run));
      long saved = newestStep(checkpoints);
      startsCut += process.lastStep() == 0 ? 1 : 0;
      savesCut += saving ? 1 : 0;
      stepsRedone += Math.max(0, process.lastStep() - saved);
      System.out.printf(
          "kill %d, %s: after %d ms and step %d, with step %d saved%s%n",
          i + 1, shuffled.get(i), after, process.lastStep(), saved, saving ? ", while saving" : "");
    }
    return new Trace(shuffled.size(), startsCut, savesCut, stepsRedone);
  }

  private KilledProcess start(Path output, int steps, int every, long waitsAt) throws IOException {
    KilledProcess process =
        new KilledProcess(
            folder.toString(),
            output.toString(),
            Integer.toString(steps),
            Integer.toString(every),
            Long.toString(waitsAt));
    started.add(process);
    return process;
  }

  private static void assertSame(Path whole, Path killed) throws IOException {
    String last = newest(whole.resolve("checkpoints"));
    assertEquals(last, newest(killed.resolve("checkpoints")), "last checkpoint");
    for (String file :
        List.of(
            "model/model.safetensors",
            "best/model.safetensors",
            "checkpoints/" + last + "/model.safetensors",
            "checkpoints/" + last + "/optimizer.safetensors",
            "checkpoints/" + last + "/training_state.json")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
    }
  }

  private static void assertNothingLeftOver(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      assertEquals(
          List.of(),
          all.filter(path -> path.getFileName().toString().startsWith(".")).toList(),
          "left-overs of killed processes");
    }
  }

  private static long newestStep(Path checkpoints) throws IOException {
    String newest = newest(checkpoints);
    return newest.isEmpty() ? 0 : Long.parseLong(newest.substring("step-".length()));
  }

  private static String newest(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return "";
    }
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("step-"))
          .max(String::compareTo)
          .orElse("");
    }
  }
}
