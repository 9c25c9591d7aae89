// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import java.util.List;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.SettingDescription;
import org.pixellm.train.plugins.PluginEntry;
import org.pixellm.train.plugins.PluginProblem;
import org.pixellm.train.plugins.PluginRegistry;

/**
 * What there is to show of plug-ins.
 *
 * @param kinds the kinds asked for
 * @param problems plug-ins of these kinds that cannot be used
 */
record PluginCatalogue(List<Kind> kinds, List<Problem> problems) {

  /** A kind with its plug-ins. */
  record Kind(String kind, List<Plugin> plugins) {}

  /** A plug-in with the jar it is in. */
  record Plugin(String name, String module, String summary, List<SettingDescription> settings) {}

  /** A plug-in that cannot be used, with the jar it is in; a whole jar has no kind and name. */
  record Problem(String kind, String plugin, String module, String reason) {}

  static PluginCatalogue of(PluginRegistry registry, List<PluginKind> kinds) {
    return new PluginCatalogue(
        kinds.stream().map(kind -> kind(kind, registry)).toList(),
        registry.problems().stream()
            .filter(problem -> kinds.stream().anyMatch(problem::concerns))
            .map(PluginCatalogue::problem)
            .toList());
  }

  private static Kind kind(PluginKind kind, PluginRegistry registry) {
    return new Kind(
        kind.label(), registry.entries(kind).stream().map(PluginCatalogue::plugin).toList());
  }

  private static Plugin plugin(PluginEntry entry) {
    return new Plugin(
        entry.name(),
        entry.origin(),
        entry.factory().summary(),
        SettingDescription.of(entry.factory().defaults()));
  }

  private static Problem problem(PluginProblem problem) {
    return new Problem(
        problem.kind().map(PluginKind::label).orElse(""),
        problem.plugin(),
        problem.origin(),
        problem.reason());
  }
}
