// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import java.lang.Character.UnicodeScript;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.NestedChoices;
import org.pixellm.train.config.PluginChoice;

/**
 * Which renderer draws which script.
 *
 * @param otherwise draws scripts that are not named, and texts without letters
 * @param scripts renderers by script, by its ISO 15924 code or its Unicode name
 */
public record ByScriptConfig(
    @Help("draws scripts that are not named, and texts without letters") PluginChoice otherwise,
    @Help("renderers by script, by ISO 15924 code: {Arab: harfbuzz, Hani: {name: awt, …}}")
        Map<String, PluginChoice> scripts)
    implements NestedChoices<ByScriptConfig> {
  /** What goes with the letters around it. */
  private static final Set<UnicodeScript> OF_NONE =
      EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

  /** Sorts the scripts and checks their names. */
  public ByScriptConfig {
    scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
    Map<UnicodeScript, String> named = new EnumMap<>(UnicodeScript.class);
    for (String name : scripts.keySet()) {
      UnicodeScript script = script(name);
      if (OF_NONE.contains(script)) {
        throw new IllegalArgumentException(
            "scripts.%s: no renderer can be chosen for it, as such characters go with the letters around them"
                .formatted(name));
      }
      String other = named.put(script, name);
      if (other != null) {
        throw new IllegalArgumentException(
            "scripts.%s and scripts.%s are one script; leave one out".formatted(other, name));
      }
    }
  }

  /** The JDK and bundled fonts for all. */
  public static ByScriptConfig defaults() {
    return new ByScriptConfig(PluginChoice.named("awt"), Map.of());
  }

  @Override
  public ByScriptConfig resolved(BiFunction<PluginKind, PluginChoice, PluginChoice> resolve) {
    Map<String, PluginChoice> resolved = new TreeMap<>();
    scripts.forEach(
        (script, choice) -> resolved.put(script, resolve.apply(PluginKind.RENDERER, choice)));
    return new ByScriptConfig(resolve.apply(PluginKind.RENDERER, otherwise), resolved);
  }

  /**
   * The script of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static UnicodeScript script(String name) {
    try {
      return UnicodeScript.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "scripts.%s: there is no such script; write its ISO 15924 code, such as Arab, Deva, Hani, Hang or Latn"
              .formatted(name),
          e);
    }
  }
}
