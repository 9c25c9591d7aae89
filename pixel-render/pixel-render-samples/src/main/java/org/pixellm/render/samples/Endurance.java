// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.io.IOException;
import java.time.Duration;
import org.pixellm.plugins.render.TextRenderer;

/**
 * What a renderer did over very many odd texts of up to 100 kB.
 *
 * @param texts how many
 * @param slowest processor time of the slowest
 * @param growth bytes of resident memory outside the heap that came after the first tenth, in which
 *     fonts are loaded and code is compiled; 0 where the system does not tell. It says something
 *     only if the heap's size is fixed
 */
public record Endurance(int texts, Duration slowest, long growth) {
  private static final String COUNT_PROPERTY = "pixel.endurance.texts";
  private static final int A_MILLION = 1_000_000;
  private static final int LONGEST = 50_000; // UTF-16 units: 100 kB

  /** Draws a million texts, or as many as the property {@value #COUNT_PROPERTY} says. */
  public static Endurance of(TextRenderer renderer) throws IOException {
    int count = Integer.getInteger(COUNT_PROPERTY, A_MILLION);
    OddTextCheck check = new OddTextCheck(renderer);
    OddTexts texts = new OddTexts(1, LONGEST);
    Duration slowest = Duration.ZERO;
    long before = 0;
    for (int i = 0; i < count; i++) {
      if (i == count / 10) {
        before = ProcessMemory.outsideTheHeap();
      }
      Duration took = check.draw(texts.next());
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    return new Endurance(count, slowest, ProcessMemory.outsideTheHeap() - before);
  }

  @Override
  public String toString() {
    return "%,d texts; slowest %d ms of processor time; memory outside the heap grew by %,d kB"
        .formatted(texts, slowest.toMillis(), growth >> 10);
  }
}
