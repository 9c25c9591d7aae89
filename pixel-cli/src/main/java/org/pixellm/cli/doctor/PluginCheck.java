// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.plugins.PluginEntry;
import org.pixellm.train.plugins.PluginProblem;
import org.pixellm.train.plugins.PluginRegistry;

/** Which plug-ins were found, and which cannot be used. */
final class PluginCheck implements Check {
  private final PluginRegistry registry;

  @Inject
  PluginCheck(PluginRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Finding look() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (PluginKind kind : PluginKind.values()) {
      String names =
          registry.entries(kind).stream().map(this::shown).collect(Collectors.joining(", "));
      facts.put(kind.label(), names.isEmpty() ? "none" : names);
    }
    List<Finding.Problem> problems =
        registry.problems().stream().map(PluginCheck::problem).toList();
    return new Finding("Plug-ins", facts, problems);
  }

  /** What others brought is shown with its jar. */
  private String shown(PluginEntry entry) {
    return registry.isOnPath(entry) ? entry.name() + " (" + entry.origin() + ")" : entry.name();
  }

  private static Finding.Problem problem(PluginProblem problem) {
    return new Finding.Problem(
        problem.toString(),
        "take %s off the class path or the plug-in path, or get a version of it that fits"
            .formatted(problem.origin()));
  }
}
