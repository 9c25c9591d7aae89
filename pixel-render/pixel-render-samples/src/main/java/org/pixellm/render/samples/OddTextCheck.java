// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** Draws texts with one renderer and checks what must hold for each, however odd. */
public final class OddTextCheck {
  /** Processor time that 100 kB may take. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final int MOST_PATCHES = 100_000;
  private static final int TOLD = 400;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TextRenderer renderer;

  /** A check of a renderer. */
  public OddTextCheck(TextRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Draws a text whole, or the beginning that fits on a long strip: in time, and with every
   * character in one cluster.
   *
   * @return the processor time it took
   * @throws AssertionError if anything is not as it must be; it tells the text
   */
  public Duration draw(String text) {
    long start = THREADS.getCurrentThreadCpuTime();
    RenderedText drawn = renderer.render(TextInput.of(text), MOST_PATCHES);
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    require(took.compareTo(LIMIT) < 0, text, () -> "it took " + took);
    int reached = 0;
    for (Cluster cluster : drawn.alignment().clusters()) {
      int before = reached;
      require(cluster.start() == reached, text, () -> cluster + " after " + before);
      require(cluster.endPatch() <= drawn.patchCount(), text, () -> cluster + " is off the strip");
      reached = cluster.end();
    }
    int end = reached;
    require(drawn.alignment().drawnEnd(0) == end, text, () -> "clusters end at " + end);
    require(
        end == text.length() || !drawn.alignment().complete(), text, () -> "complete at " + end);
    return took;
  }

  private static void require(boolean holds, String text, Supplier<String> what) {
    if (!holds) {
      StringBuilder told = new StringBuilder(what.get() + ", of " + text.length() + " units: ");
      text.chars().limit(TOLD).forEach(unit -> told.append(String.format("\\u%04x", unit)));
      throw new AssertionError(told.toString());
    }
  }
}
