// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a command has come, as a bar on standard output while a person watches it; nothing in
 * files and pipes. The bar comes with the first step, so that warnings before it have their lines.
 */
public final class ConsoleProgress implements AutoCloseable {
  private static final int REDRAW_MILLIS = 250;

  private final String task;
  private final long total;
  private final StandardOutput output;
  private final BarLine line;
  private ProgressBar bar;

  ConsoleProgress(String task, long total, StandardOutput output) {
    this.task = task;
    this.total = total;
    this.output = output;
    this.line = new BarLine(output.stream(), output.columns());
  }

  /**
   * Progress of a command.
   *
   * @param task one word that stands before the bar
   * @param total number of steps, at least 1
   */
  public static ConsoleProgress of(String task, long total) {
    return new ConsoleProgress(task, total, StandardOutput.detect());
  }

  /** Moves to a number of steps done, 0 to the total. */
  public void stepTo(long done) {
    if (!output.terminal()) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setStyle(output.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setInitialMax(total)
              .setConsumer(line)
              .build();
    }
    bar.stepTo(done);
  }

  /** Leaves the bar as it is and goes to the next line. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    line.close();
  }
}
