// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A process of {@link KilledRun}, watched. */
final class KilledProcess {
  /** Before the number of a step that is done, in a line of its own. */
  static final String STEP = "step ";

  private static final long MOST_SECONDS = 120;

  private final long began = System.nanoTime();
  private final Process process;
  private final Thread reader;
  private final AtomicLong firstStepMillis = new AtomicLong();
  private final AtomicLong lastStep = new AtomicLong();
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  KilledProcess(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(STEP)) {
          firstStepMillis.compareAndSet(0, millis());
          lastStep.set(Long.parseLong(line.substring(STEP.length())));
        } else {
          said.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds since the start. */
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** When the first step was done; 0 before. */
  long firstStepMillis() {
    return firstStepMillis.get();
  }

  /** The last step that is done; 0 before the first of this process. */
  long lastStep() {
    return lastStep.get();
  }

  boolean hangs() {
    return millis() > TimeUnit.SECONDS.toMillis(MOST_SECONDS);
  }

  /** Kills the process, which must be alive, as the system does when it must. */
  void kill() throws InterruptedException {
    assertTrue(process.isAlive(), () -> "it ended before it was killed: " + said);
    process.destroyForcibly();
    int status = await();
    // 137: by signal 9; 1 is Windows' way, and a failure elsewhere
    assertEquals(onWindows() ? 1 : 137, status, () -> "not killed: " + said);
  }

  /** Ends the process if it is still there. */
  void discard() {
    process.destroyForcibly();
  }

  /** Waits for its own end. */
  void finish() throws InterruptedException {
    assertEquals(0, await(), said::toString);
  }

  private int await() throws InterruptedException {
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), () -> "it hangs: " + said);
    reader.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS)); // what it said last counts
    return process.exitValue();
  }

  private static boolean onWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
