// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;

/** A process of its own that has a folder's lock until it is killed. */
final class LockHolder implements AutoCloseable {
  private final Process process;

  /** Returns when the process has the lock. */
  LockHolder(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); !"locked".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new AssertionError("it ended without the lock: " + all);
      }
      all.append(line).append('\n');
    }
  }

  long number() {
    return process.pid();
  }

  /** Kills the process, as the system does when it must. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Takes the lock of the folder that is named, and keeps it. */
  public static void main(String[] arguments) throws InterruptedException {
    RunLock lock = new RunLock(Path.of(arguments[0]));
    lock.take();
    System.out.println("locked");
    try {
      Thread.sleep(Long.MAX_VALUE);
    } finally {
      Reference.reachabilityFence(lock); // the lock ends with its channel, if that is collected
    }
  }
}
