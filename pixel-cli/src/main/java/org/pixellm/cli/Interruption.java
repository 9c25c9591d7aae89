// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import org.pixellm.train.run.StopSignal;

/**
 * Turns the end of the process by Ctrl-C or SIGTERM into a request to stop, and holds it up until
 * the command has saved its work. The exit code then says which signal it was: 130 for Ctrl-C, 143
 * for SIGTERM.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);

  /**
   * From now on, ends the process only when the command is done.
   *
   * @param output where the user is told that it ends after the step, with a checkpoint
   * @return is raised when the process is asked to end
   */
  public StopSignal stopsGently(Output output) {
    StopSignal stop = new StopSignal();
    stopsGently(
        stop,
        () -> {
          PrintWriter err = output.err();
          err.printf("%npixel: stopping after this step, to save a checkpoint%n");
          err.flush();
        });
    return stop;
  }

  /**
   * The same with a notice of its own.
   *
   * @param signal is raised when the process is asked to end
   * @param notice tells the user that it may take a moment
   */
  public void stopsGently(StopSignal signal, Runnable notice) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  // The hook runs at every end of the process; after the command's own it is late.
                  if (done.getCount() > 0) {
                    signal.raise();
                    notice.run();
                    awaitCommand();
                  }
                },
                "stop-gently"));
  }

  private void awaitCommand() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command is done: the process may end. */
  @Override
  public void close() {
    done.countDown();
  }
}
