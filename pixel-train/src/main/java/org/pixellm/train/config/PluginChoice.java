// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.Map;
import java.util.Objects;

/**
 * A plug-in by name, with its settings as the user wrote them. In YAML either the name alone or
 * {@code {name: awt, font_size: 13.3}}.
 *
 * @param name the factory's name
 * @param options the factory's settings, in snake case, not yet checked against its configuration
 *     record
 */
public record PluginChoice(String name, Map<String, Object> options) {
  /** Copies the settings. */
  public PluginChoice {
    Objects.requireNonNull(name, "name");
    options = Map.copyOf(options);
  }

  /** A plug-in with its default settings. */
  public static PluginChoice named(String name) {
    return new PluginChoice(name, Map.of());
  }
}
