// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The last line of a terminal, in which a bar moves while lines are printed above it. The bar comes
 * from a thread of its own, so both take turns.
 */
final class BarLine implements ProgressBarConsumer {
  private final PrintStream out;
  private final int columns;
  private String bar = "";
  private boolean closed;

  BarLine(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public int getMaxRenderedLength() {
    return columns - 1; // a full line would wrap on some terminals
  }

  @Override
  public synchronized void accept(String drawn) {
    if (closed) {
      return; // a redraw that was under way when the bar was closed
    }
    out.print('\r' + covering(drawn));
    out.flush();
    bar = drawn;
  }

  /** Prints a line above the bar. */
  synchronized void printAbove(String line) {
    out.print('\r' + covering(line) + System.lineSeparator() + bar);
    out.flush();
  }

  /** Leaves the bar where it is and goes to the next line. */
  @Override
  public synchronized void close() {
    if (!bar.isEmpty()) {
      out.println();
      out.flush();
    }
    bar = "";
    closed = true;
  }

  /** The text with as many spaces behind it as it takes to cover what is on the line. */
  private String covering(String text) {
    return text + " ".repeat(Math.max(0, bar.length() - text.length()));
  }
}
