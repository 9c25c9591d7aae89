// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.List;

/** A run in a process of its own, to be killed. Saves a checkpoint after every step. */
final class KilledRun {
  private KilledRun() {}

  /**
   * Begins the run in a folder, or goes on with it.
   *
   * @param arguments the folder of the text, the run's folder, and how many steps
   */
  public static void main(String[] arguments) {
    new TinyRun(
            Path.of(arguments[0]),
            List.of(
                "training.steps=" + arguments[2],
                "training.checkpoint_every=1",
                "training.evaluate_every=7"))
        .run(Path.of(arguments[1]), true, TinyRun.nobody(), new StopSignal());
  }
}
