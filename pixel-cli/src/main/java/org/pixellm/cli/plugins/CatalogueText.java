// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import java.io.PrintWriter;
import java.util.List;
import org.pixellm.train.config.SettingDescription;

/** A catalogue for people. */
final class CatalogueText {
  private CatalogueText() {}

  static void print(PluginCatalogue catalogue, PrintWriter out) {
    String gap = "";
    for (PluginCatalogue.Kind kind : catalogue.kinds()) {
      out.print(gap);
      gap = System.lineSeparator();
      out.println(kind.kind());
      if (kind.plugins().isEmpty()) {
        out.println("  (no plug-in of this kind)");
      }
      kind.plugins().forEach(plugin -> print(plugin, out));
    }
    if (!catalogue.problems().isEmpty()) {
      out.println();
      out.println("cannot be used");
      for (PluginCatalogue.Problem problem : catalogue.problems()) {
        out.println(
            problem.kind().isEmpty()
                ? "  " + problem.module()
                : "  %s %s in %s".formatted(problem.kind(), problem.plugin(), problem.module()));
        out.println("      " + problem.reason());
      }
    }
  }

  private static void print(PluginCatalogue.Plugin plugin, PrintWriter out) {
    out.printf("  %s (in %s)%n", plugin.name(), plugin.module());
    if (!plugin.summary().isBlank()) {
      out.println("      " + plugin.summary());
    }
    List<SettingDescription> settings = plugin.settings();
    int width = settings.stream().mapToInt(setting -> setting.key().length()).max().orElse(1);
    for (SettingDescription setting : settings) {
      String help = setting.help().isBlank() ? "" : ": " + setting.help();
      String key = setting.key() + " ".repeat(width - setting.key().length());
      out.printf("      %s = %s (%s)%s%n", key, setting.defaultValue(), setting.type(), help);
    }
  }
}
