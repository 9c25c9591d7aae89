// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pixellm.plugins.PluginKind;

/**
 * The jars of this project that an application may leave out, by what they hold, so that a message
 * can name the one that is missing.
 */
final class HomeJars {
  private static final String JAVACV = "pixel-render-javacv";

  private static final String ATTACKS = "pixel-attacks";

  private static final Map<PluginKind, Map<String, String>> JARS =
      Map.of(
          PluginKind.RENDERER,
          Map.of("awt", "pixel-render-awt", "harfbuzz", "pixel-render-harfbuzz", "javacv", JAVACV),
          PluginKind.ATTACK,
          all(
              ATTACKS,
              "alphabet",
              "bidi",
              "cipher",
              "confusable",
              "diacritics",
              "disemvowel",
              "full-swap",
              "inner-swap",
              "intrude",
              "keyboard-typo",
              "leetspeak",
              "natural-typo",
              "phonetic",
              "segmentation",
              "transliterate",
              "truncate",
              "visual-neighbours",
              "zero-width"),
          PluginKind.PICTURE_ATTACK,
          all(JAVACV, "blur", "jpeg", "low-contrast", "rotation", "salt-and-pepper"),
          PluginKind.SCREENSHOT_READER,
          Map.of("opencv", JAVACV),
          PluginKind.FILM_WRITER,
          Map.of("ffmpeg", JAVACV));

  private HomeJars() {}

  private static Map<String, String> all(String jar, String... names) {
    return Stream.of(names).collect(Collectors.toMap(name -> name, name -> jar));
  }

  /** The jar that has a plug-in of this project; empty for others, and those always there. */
  static Optional<String> of(PluginKind kind, String name) {
    return Optional.ofNullable(JARS.getOrDefault(kind, Map.of()).get(name));
  }
}
