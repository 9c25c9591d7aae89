// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.samples.OddTexts;

/** A million odd texts of up to 100 kB: no crash, no hang, no native memory that stays. */
@Tag("slow")
class EnduranceTest {
  private static final String COUNT_PROPERTY = "pixel.endurance.texts";
  private static final int LONGEST = 50_000; // UTF-16 units: 100 kB
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Growth from the first tenth to the end: compiled code, pools of the C library. */
  private static final long MOST_GROWTH = 64L << 20;

  @Test
  void aMillionOddTexts() throws IOException {
    int count = Integer.getInteger(COUNT_PROPERTY, 1_000_000);
    TextRenderer renderer = Renderers.harfbuzz();
    OddTexts texts = new OddTexts(1, LONGEST);
    Duration slowest = Duration.ZERO;
    long before = 0;
    for (int i = 0; i < count; i++) {
      if (i == count / 10) {
        before = nativeMemory();
      }
      Duration took = Drawn.whole(renderer, texts.next());
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    long growth = nativeMemory() - before;
    System.out.printf(
        "%d texts; slowest took %d ms; native memory grew by %d kB%n",
        count, slowest.toMillis(), growth >> 10);
    assertTrue(growth < MOST_GROWTH, "native memory grew by " + (growth >> 20) + " MiB");
  }

  /** Resident memory outside the heap, whose size is fixed; 0 where the system does not tell. */
  private static long nativeMemory() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    System.gc();
    long resident =
        Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .sum();
    return resident - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
  }
}
