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

  private enum Difference {
    FAILS,
    IS_TOLD,
    IS_NOT_LOOKED_FOR
  }

  private final Difference difference;
  private final Consumer<String> lines;

  /** How a user gets what failed all the same. */
  private final String remedy;

  private RendererCheck(Difference difference, Consumer<String> lines, String remedy) {
    this.difference = difference;
    this.lines = lines;
    this.remedy = remedy;
  }

  /** Fails, and names the option of the command line that asked for it. */
  public static RendererCheck strict() {
    return strict("leave out --strict-renderer");
  }

  /**
   * Fails.
   *
   * @param remedy what a user does to get it all the same, for the message: {@code leave out
   *     --strict-renderer}
   */
  public static RendererCheck strict(String remedy) {
    return new RendererCheck(Difference.FAILS, line -> {}, remedy);
  }

  /** Does not even look: for a model that was trained by this process. */
  public static RendererCheck none() {
    return new RendererCheck(Difference.IS_NOT_LOOKED_FOR, line -> {}, "");
  }

  /**
   * Tells what differs, and goes on.
   *
   * @param lines takes a line at a time, without line ends
   */
  public static RendererCheck warning(Consumer<String> lines) {
    return new RendererCheck(Difference.IS_TOLD, lines, "");
  }

  /** Whether a difference fails. */
  public boolean isStrict() {
    return difference == Difference.FAILS;
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
    if (difference == Difference.IS_NOT_LOOKED_FOR) {
      return;
    }
    List<String> drift = saved.drift(now);
    if (isStrict()) {
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

  private void require(Path model, List<String> drift) {
    if (!drift.isEmpty()) {
      int more = drift.size() - MOST_IN_A_SENTENCE;
      throw new PixelException(
          "text is drawn differently here than where the model in %s was trained (there / here): %s%s; %s to use it all the same"
              .formatted(
                  model,
                  String.join("; ", drift.subList(0, Math.min(drift.size(), MOST_IN_A_SENTENCE))),
                  more > 0 ? "; and " + more + " more" : "",
                  remedy));
    }
  }
}
