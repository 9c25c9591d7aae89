// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.TextRenderer;

/**
 * What is done about a renderer that draws otherwise than the one that a model was trained with,
 * for that costs accuracy and nothing else would tell of it.
 */
public final class RendererCheck {
  private static final int MOST_IN_A_SENTENCE = 6;

  private final boolean strict;
  private final Consumer<String> lines;

  private RendererCheck(boolean strict, Consumer<String> lines) {
    this.strict = strict;
    this.lines = lines;
  }

  /** Fails. */
  public static RendererCheck strict() {
    return new RendererCheck(true, line -> {});
  }

  /**
   * Tells what differs, and goes on.
   *
   * @param lines takes a line at a time, without line ends
   */
  public static RendererCheck warning(Consumer<String> lines) {
    return new RendererCheck(false, lines);
  }

  /**
   * Compares.
   *
   * @param model the model's directory, for the message
   * @param saved what its file says
   * @param now what draws here
   * @throws PixelException if they differ and that must not be
   */
  public void check(Path model, RendererSettings saved, TextRenderer now) {
    List<String> drift = saved.drift(now);
    if (strict) {
      require(model, drift);
      return;
    }
    if (!drift.isEmpty()) {
      lines.accept(
          "text is drawn differently here than where the model in %s was trained, which costs accuracy (there / here):"
              .formatted(model));
      drift.forEach(line -> lines.accept("  " + line));
    }
    saved.notes().forEach(note -> lines.accept("  note: " + note));
  }

  private static void require(Path model, List<String> drift) {
    if (!drift.isEmpty()) {
      int more = drift.size() - MOST_IN_A_SENTENCE;
      throw new PixelException(
          "text is drawn differently here than where the model in %s was trained (there / here): %s%s; leave out --strict-renderer to use it all the same"
              .formatted(
                  model,
                  String.join("; ", drift.subList(0, Math.min(drift.size(), MOST_IN_A_SENTENCE))),
                  more > 0 ? "; and " + more + " more" : ""));
    }
  }
}
