// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Draws texts with one renderer and checks what must hold for each, however odd. For one thread.
 */
public final class OddTextCheck {
  /** Processor time that 100 kB may take. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** The same in windows, of which there may be a thousand. */
  private static final Duration WINDOWS_LIMIT = Duration.ofSeconds(20);

  private static final int MOST_PATCHES = 100_000;
  private static final int USUAL_PATCHES = 529;
  private static final int WINDOW = 64;
  private static final int OVERLAP = 8;
  private static final int IN_WINDOWS_ONE_IN = 50;
  private static final int BOTH_WAYS_ONE_IN = 100;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TextRenderer renderer;
  private int texts;

  /** A check of a renderer. */
  public OddTextCheck(TextRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Draws a text whole, or the beginning that fits on a long strip: in time, and with every
   * character in one cluster. Then the beginning that fits in a usual number of patches, and in
   * about half of what the whole took; sometimes in windows; sometimes the alignment is gone
   * through in both directions.
   *
   * @return the processor time of the whole
   * @throws AssertionError if anything is not as it must be; it tells the text
   */
  public Duration draw(String text) {
    TextInput input = TextInput.of(text);
    DrawingRules rules = new DrawingRules(input);
    long start = THREADS.getCurrentThreadCpuTime();
    RenderedText whole = renderer.render(input, MOST_PATCHES);
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    rules.require(took.compareTo(LIMIT) < 0, () -> "it took " + took);
    rules.holdEveryCharacter(whole, MOST_PATCHES);
    RenderedText usual = renderer.render(input, USUAL_PATCHES);
    rules.holdEveryCharacter(usual, USUAL_PATCHES);
    int half = Math.max(2, usual.patchCount() / 2);
    rules.holdEveryCharacter(renderer.render(input, half), half);
    if (texts % IN_WINDOWS_ONE_IN == 0) {
      drawInWindows(text, WINDOW, OVERLAP);
    }
    if (texts % BOTH_WAYS_ONE_IN == 0) {
      rules.agreeInBothDirections(usual);
    }
    texts++;
    return took;
  }

  /**
   * Draws all of a text in windows: in time, and without losing a character.
   *
   * @return the processor time it took
   * @throws AssertionError if anything is not as it must be; it tells the text
   */
  public Duration drawInWindows(String text, int maxPatches, int overlap) {
    TextInput input = TextInput.of(text);
    DrawingRules rules = new DrawingRules(input);
    long start = THREADS.getCurrentThreadCpuTime();
    List<RenderedText> windows = renderer.renderWindows(input, maxPatches, overlap);
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    rules.require(took.compareTo(WINDOWS_LIMIT) < 0, () -> "its windows took " + took);
    rules.loseNothing(windows, maxPatches);
    return took;
  }

  /**
   * Draws an input in several numbers of patches and in windows, and checks all that must hold in
   * every mode: no character is lost, both directions of the alignment agree, and separators are
   * black and hold no text.
   *
   * @throws AssertionError if anything is not as it must be; it tells the input
   */
  public void drawEveryWay(TextInput input) {
    DrawingRules rules = new DrawingRules(input);
    for (int patches : new int[] {11, USUAL_PATCHES}) {
      RenderedText drawn = renderer.render(input, patches);
      rules.holdEveryCharacter(drawn, patches);
      rules.agreeInBothDirections(drawn);
      rules.haveSeparators(drawn);
    }
    rules.loseNothing(renderer.renderWindows(input, 6, 1), 6);
    rules.loseNothing(renderer.renderWindows(input, 24, 2), 24);
  }
}
