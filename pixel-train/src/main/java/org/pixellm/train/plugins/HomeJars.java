// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PluginKind;

/**
 * The jars of this project that an application may leave out, by what they hold, so that a message
 * can name the one that is missing.
 */
final class HomeJars {
  private static final String JAVACV = "pixel-render-javacv";

  private static final Map<PluginKind, Map<String, String>> JARS =
      Map.of(
          PluginKind.RENDERER,
          Map.of("awt", "pixel-render-awt", "harfbuzz", "pixel-render-harfbuzz", "javacv", JAVACV),
          PluginKind.SCREENSHOT_READER,
          Map.of("opencv", JAVACV),
          PluginKind.FILM_WRITER,
          Map.of("ffmpeg", JAVACV));

  private HomeJars() {}

  /** The jar that has a plug-in of this project; empty for others, and those always there. */
  static Optional<String> of(PluginKind kind, String name) {
    return Optional.ofNullable(JARS.getOrDefault(kind, Map.of()).get(name));
  }
}
