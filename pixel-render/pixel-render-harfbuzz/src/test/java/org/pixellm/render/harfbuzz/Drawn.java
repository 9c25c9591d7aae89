// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/** Draws texts and checks what must hold for each. */
final class Drawn {
  /** Processor time that 100 kB may take. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Drawn() {}

  /**
   * Draws a text whole, or the beginning that fits on a long strip.
   *
   * @return the processor time it took
   */
  static Duration whole(TextRenderer renderer, String text) {
    long start = THREADS.getCurrentThreadCpuTime();
    RenderedText drawn = renderer.render(TextInput.of(text), 100_000);
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    assertTrue(took.compareTo(LIMIT) < 0, () -> "took " + took + ": " + told(text));
    int reached = 0;
    for (Cluster cluster : drawn.alignment().clusters()) {
      assertEquals(reached, cluster.start(), () -> "a gap or an overlap: " + told(text));
      assertTrue(cluster.endPatch() <= drawn.patchCount(), () -> told(text));
      reached = cluster.end();
    }
    assertEquals(drawn.alignment().drawnEnd(0), reached, () -> told(text));
    assertTrue(reached == text.length() || !drawn.alignment().complete(), () -> told(text));
    return took;
  }

  /** A text in escapes, shortened. */
  private static String told(String text) {
    StringBuilder told = new StringBuilder(text.length() + " units: ");
    text.chars().limit(400).forEach(unit -> told.append(String.format("\\u%04x", unit)));
    return told.toString();
  }
}
