// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run killed at any moment, and resumed, ends with the bytes of one that never was. */
class KillTest {
  private static final String WEIGHTS = "model/model.safetensors";

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void threeKillsLeaveNoTrace() throws Exception {
    assertKillsLeaveNoTrace(3, 40, 150);
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void tenKillsLeaveNoTrace() throws Exception {
    assertKillsLeaveNoTrace(10, 150, 300);
  }

  private void assertKillsLeaveNoTrace(int kills, int steps, int mostMillis) throws Exception {
    new TinyRun(folder, List.of()); // writes the text
    Path whole = folder.resolve("whole");
    assertEquals(0, finish(start(whole, steps)));
    byte[] expected = Files.readAllBytes(whole.resolve(WEIGHTS));

    Path killed = folder.resolve("killed");
    Random random = new Random(21);
    int killedInTime = 0;
    for (int i = 0; i < kills; i++) {
      Process process = start(killed, steps);
      awaitProgress(process, killed.resolve("checkpoints"));
      Thread.sleep(random.nextInt(mostMillis));
      process.destroyForcibly();
      killedInTime += finish(process) == 0 ? 0 : 1;
    }
    assertTrue(killedInTime >= Math.min(2, kills), killedInTime + " kills came in time");
    assertEquals(0, finish(start(killed, steps)));
    assertArrayEquals(expected, Files.readAllBytes(killed.resolve(WEIGHTS)));
    try (Stream<Path> all = Files.walk(killed)) {
      assertEquals(
          List.of(),
          all.filter(path -> path.getFileName().toString().startsWith(".")).toList(),
          "left-overs of killed processes");
    }
  }

  private Process start(Path output, int steps) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRun.class.getName(),
            folder.toString(),
            output.toString(),
            Integer.toString(steps))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  /** Returns once the process has saved a checkpoint of its own, or has ended. */
  private static void awaitProgress(Process process, Path checkpoints)
      throws IOException, InterruptedException {
    String before = newest(checkpoints);
    while (process.isAlive() && newest(checkpoints).equals(before)) {
      Thread.sleep(2);
    }
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

  private int finish(Process process) throws IOException, InterruptedException {
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the process hangs");
    int status = process.exitValue();
    // 137: killed by signal 9, as the system tells it; 1 is Windows' way, and a failure elsewhere
    assertTrue(
        status == 0 || status == 137 || System.getProperty("os.name").startsWith("Windows"),
        () -> status + ": " + log());
    return status;
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
