// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Where in the life of a process it is killed, at random within that. */
enum KillMoment {
  /**
   * From the start of Java over the engine's and the first rendering to the first step, at which
   * the process waits if it was faster than expected.
   */
  STARTING {
    @Override
    void await(KilledProcess process, Path checkpoints, Pace pace, long last, Random random)
        throws InterruptedException {
      Thread.sleep(random.nextLong(pace.firstStepMillis()));
    }
  },
  /** Somewhere in, or between, steps. */
  TRAINING {
    @Override
    void await(KilledProcess process, Path checkpoints, Pace pace, long last, Random random)
        throws InterruptedException {
      long steps = 1 + random.nextLong(pace.steps());
      long from = firstStep(process);
      while (process.lastStep() < Math.min(last, from + steps)) {
        pause(process);
      }
      // up to three steps, and a checkpoint, further
      Thread.sleep(random.nextLong(3 * pace.stepMillis() + 2));
    }
  },
  /** While a checkpoint, or the best model, is written. */
  SAVING {
    @Override
    void await(KilledProcess process, Path checkpoints, Pace pace, long last, Random random)
        throws InterruptedException, IOException {
      long from = firstStep(process);
      long steps = random.nextLong(pace.steps() / 2);
      while (process.lastStep() < Math.min(last, from + steps)) {
        pause(process);
      }
      while (process.lastStep() < last && !filling(checkpoints)) {
        Thread.onSpinWait();
        assertFalse(process.hangs(), "the process hangs");
      }
      long nanos = random.nextLong(SAVE_NANOS);
      for (long began = System.nanoTime(); System.nanoTime() - began < nanos; ) {
        Thread.onSpinWait();
      }
    }
  },
  /** Anywhere, each millisecond as likely as the next. */
  ANY {
    @Override
    void await(KilledProcess process, Path checkpoints, Pace pace, long last, Random random)
        throws InterruptedException {
      Thread.sleep(random.nextLong(pace.firstStepMillis() + pace.steps() * pace.stepMillis()));
    }
  };

  /** Less than a checkpoint takes. */
  private static final long SAVE_NANOS = 4_000_000;

  /**
   * What is known of a process beforehand.
   *
   * @param firstStepMillis from its start to its first step
   * @param stepMillis of one step
   * @param steps that it may do
   */
  record Pace(long firstStepMillis, long stepMillis, long steps) {}

  /**
   * Returns at the moment.
   *
   * @param last the step at which the process waits
   */
  abstract void await(KilledProcess process, Path checkpoints, Pace pace, long last, Random random)
      throws InterruptedException, IOException;

  private static long firstStep(KilledProcess process) throws InterruptedException {
    while (process.lastStep() == 0) {
      pause(process);
    }
    return process.lastStep();
  }

  private static void pause(KilledProcess process) throws InterruptedException {
    assertFalse(process.hangs(), "the process hangs");
    Thread.sleep(1);
  }

  /** Whether a folder that is being filled is there. */
  static boolean filling(Path checkpoints) throws IOException {
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.anyMatch(path -> path.getFileName().toString().startsWith("."));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
