// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.io.PrintStream;

/** Plain lines, at intervals and for the last step. */
final class LineDisplay implements RunDisplay {
  private final PrintStream out;
  private final int every;
  private long total;

  LineDisplay(PrintStream out, int every) {
    this.out = out;
    this.every = every;
  }

  @Override
  public void start(long firstStep, long totalSteps) {
    total = totalSteps;
  }

  @Override
  public void step(long step, String loss, String speed, String left) {
    if (step % every == 0 || step == total) {
      line("step %d/%d  loss %s  %s  %s left".formatted(step, total, loss, speed, left));
    }
  }

  @Override
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {}
}
