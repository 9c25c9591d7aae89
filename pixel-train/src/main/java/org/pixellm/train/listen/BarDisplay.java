// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves in place, with lines above it. */
final class BarDisplay implements RunDisplay {
  private static final int REDRAW_MILLIS = 250;

  private final BarLine line;
  private final boolean unicode;
  private ProgressBar bar;

  BarDisplay(BarLine line, boolean unicode) {
    this.line = line;
    this.unicode = unicode;
  }

  @Override
  public void start(long firstStep, long totalSteps) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("train")
            .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setInitialMax(totalSteps)
            .startsFrom(firstStep, Duration.ZERO)
            .hideEta() // the library's does not know that a resumed run did not start at 0
            .setConsumer(line)
            .build();
  }

  @Override
  public void step(long step, String loss, String speed, String left) {
    bar.stepTo(step);
    bar.setExtraMessage("loss %s  %s  %s left".formatted(loss, speed, left));
  }

  @Override
  public void line(String text) {
    line.printAbove(text);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    line.close();
  }
}
