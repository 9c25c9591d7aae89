// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.List;
import org.pixellm.plugins.run.RunListener;

/**
 * A run in a process of its own, to be killed. Tells each step on standard output, and waits at one
 * of them for its end, so that no kill comes too late.
 */
final class KilledRun {
  private KilledRun() {}

  /**
   * Begins the run in a folder, or goes on with it.
   *
   * @param arguments the folder of the text, the run's folder, how many steps, steps between
   *     checkpoints, and the step to wait at (beyond the last: none; 0: the first of this process,
   *     without telling it)
   */
  public static void main(String[] arguments) {
    long waitsAt = Long.parseLong(arguments[4]);
    new TinyRun(
            Path.of(arguments[0]),
            List.of(
                "training.steps=" + arguments[2],
                "training.checkpoint_every=" + arguments[3],
                "training.evaluate_every=5"))
        .run(Path.of(arguments[1]), true, telling(waitsAt), new StopSignal());
  }

  private static RunListener telling(long waitsAt) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (waitsAt == 0) {
          waitForTheEnd();
        }
        System.out.println(KilledProcess.STEP + event.step());
        if (event.step() >= waitsAt) {
          waitForTheEnd();
        }
      }
    };
  }

  private static void waitForTheEnd() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
