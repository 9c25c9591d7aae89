// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PluginFactory;

/** Tells factories of the plug-in path from the application's own. */
final class PathOrigins {
  /** By identity; never changed after this object is made. */
  private final IdentityHashMap<PluginFactory<?>, String> jars = new IdentityHashMap<>();

  PathOrigins(List<PluginEntry> onPath) {
    onPath.forEach(entry -> jars.put(entry.factory(), entry.origin()));
  }

  /** The jar on the plug-in path that a factory came from; empty for one of the application's. */
  Optional<String> jarOf(PluginFactory<?> factory) {
    return Optional.ofNullable(jars.get(factory));
  }
}
