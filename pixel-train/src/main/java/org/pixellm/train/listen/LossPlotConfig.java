// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import org.pixellm.plugins.Help;

/**
 * The size of {@code loss.png}.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record LossPlotConfig(
    @Help("width in pixels, 200 to 4000") int width,
    @Help("height in pixels, 200 to 4000") int height) {
  private static final int LEAST = 200;
  private static final int MOST = 4000;

  /** Checks the sizes. */
  public LossPlotConfig {
    check(width, "width");
    check(height, "height");
  }

  private static void check(int size, String name) {
    if (size < LEAST || size > MOST) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(name, LEAST, MOST, size));
    }
  }

  /** 800 by 500. */
  public static LossPlotConfig defaults() {
    return new LossPlotConfig(800, 500);
  }
}
