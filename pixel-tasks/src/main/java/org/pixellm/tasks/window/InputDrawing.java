// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.window;

import java.util.List;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.DrawnExample;

/** Draws examples for a head. Safe to share between threads. */
public final class InputDrawing {
  private final TextRenderer renderer;
  private final int maxPatches;
  private final int overlap;
  private final LongInputs longInputs;

  /**
   * A way to draw.
   *
   * @param maxPatches most patches of a window, separators included
   * @param overlap patches that neighbouring windows share, less than half of {@code maxPatches};
   *     of no meaning when inputs are truncated
   * @throws IllegalArgumentException if the overlap is negative or too large
   */
  public InputDrawing(TextRenderer renderer, int maxPatches, int overlap, LongInputs longInputs) {
    if (overlap < 0 || overlap > (maxPatches - 1) / 2) {
      throw new IllegalArgumentException(
          "windows of %d patches cannot overlap by %d: it must be from 0 to %d"
              .formatted(maxPatches, overlap, Math.max(0, (maxPatches - 1) / 2)));
    }
    this.renderer = renderer;
    this.maxPatches = maxPatches;
    this.overlap = overlap;
    this.longInputs = longInputs;
  }

  /**
   * An example with its inputs drawn.
   *
   * @param inputs what a head asks for
   * @throws org.pixellm.plugins.PixelException if too few patches are allowed for an input
   */
  public <E extends Example> DrawnExample<E> draw(E example, List<TextInput> inputs) {
    return new DrawnExample<>(example, inputs.stream().map(this::windows).toList());
  }

  private List<RenderedText> windows(TextInput input) {
    return longInputs == LongInputs.TRUNCATE
        ? List.of(renderer.render(input, maxPatches))
        : renderer.renderWindows(input, maxPatches, overlap);
  }
}
