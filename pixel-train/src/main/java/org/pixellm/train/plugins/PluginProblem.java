// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.Objects;
import java.util.Optional;
import org.pixellm.plugins.PluginKind;

/**
 * A plug-in, or a whole jar, that is there but cannot be used.
 *
 * @param kind what it should be; empty for a whole jar
 * @param plugin its name or its class, as far as known; empty for a whole jar
 * @param origin the jar it is in
 * @param reason why it cannot be used
 */
public record PluginProblem(
    Optional<PluginKind> kind, String plugin, String origin, String reason) {
  /** Checks that nothing is missing. */
  public PluginProblem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(reason, "reason");
  }

  /** A plug-in that cannot be used. */
  public PluginProblem(PluginKind kind, String plugin, String origin, String reason) {
    this(Optional.of(kind), plugin, origin, reason);
  }

  /** A jar of which nothing can be used. */
  static PluginProblem ofJar(String origin, String reason) {
    return new PluginProblem(Optional.empty(), "", origin, reason);
  }

  /** Whether it may be why a plug-in of a kind is missing. */
  public boolean concerns(PluginKind asked) {
    return kind.isEmpty() || kind.get() == asked;
  }

  /** One line for the user. */
  @Override
  public String toString() {
    return kind.map(k -> "%s %s in %s".formatted(k.label(), plugin, origin)).orElse(origin)
        + " cannot be used: "
        + reason;
  }
}
