// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line says of how to draw.
 *
 * @param renderer the renderer's name
 * @param mode the layout mode's name
 * @param fonts font files tried before the bundled ones
 * @param rgb whether three channels are drawn
 * @param rightToLeft whether the base direction is from right to left, whatever the text is
 * @param settings single settings, {@code a.b=c}
 */
record RendererArguments(
    String renderer,
    String mode,
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

  /** The settings that they stand for, by key. */
  Map<String, Object> rendererSettings() {
    Map<String, Object> map = new LinkedHashMap<>();
    flags().forEach(flag -> map.put(flag.key(), flag.value()));
    return map;
  }
}
