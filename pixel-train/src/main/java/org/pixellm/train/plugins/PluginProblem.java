// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import org.pixellm.plugins.PluginKind;

/**
 * A plug-in that is there but cannot be used.
 *
 * @param kind what it should be
 * @param plugin its name or its class, as far as known
 * @param origin the jar it is in
 * @param reason why it cannot be used
 */
public record PluginProblem(PluginKind kind, String plugin, String origin, String reason) {
  /** One line for the user. */
  @Override
  public String toString() {
    return "%s %s in %s cannot be used: %s".formatted(kind.label(), plugin, origin, reason);
  }
}
