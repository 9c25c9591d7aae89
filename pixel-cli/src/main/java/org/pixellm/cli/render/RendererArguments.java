// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says of how to draw.
 *
 * @param renderer the renderer's name
 * @param mode the layout mode's name
 * @param like a model's directory, if text is to be drawn as for that
 * @param strict whether it must then be drawn in just that way
 * @param fonts font files tried before the bundled ones
 * @param rgb whether three channels are drawn
 * @param rightToLeft whether the base direction is from right to left, whatever the text is
 * @param settings single settings, {@code a.b=c}
 */
record RendererArguments(
    Optional<String> renderer,
    Optional<String> mode,
    Optional<Path> like,
    boolean strict,
    List<Path> fonts,
    boolean rgb,
    boolean rightToLeft,
    List<String> settings) {

  /** An option that stands for a setting of the renderer. */
  record Flag(String option, String key, Object value) {}

  /** Those options that are there. */
  List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    if (!fonts.isEmpty()) {
      flags.add(new Flag("--font", "fonts", fonts.stream().map(Path::toString).toList()));
    }
    if (rgb) {
      flags.add(new Flag("--rgb", "rgb", true));
    }
    if (rightToLeft) {
      flags.add(new Flag("--rtl", "direction", "rtl"));
    }
    return flags;
  }
}
