// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.describe;

import java.io.PrintWriter;
import java.util.List;
import org.pixellm.train.config.SettingDescription;
import org.pixellm.train.plugins.PluginEntry;

/**
 * What there is to know of a plug-in.
 *
 * @param kind what it is
 * @param name how it is asked for
 * @param module the jar it is in
 * @param factory the class that makes it
 * @param summary what it does
 * @param settings its configuration, in order
 */
record PluginDescription(
    String kind,
    String name,
    String module,
    String factory,
    String summary,
    List<SettingDescription> settings) {

  static PluginDescription of(PluginEntry entry) {
    return new PluginDescription(
        entry.kind().label(),
        entry.name(),
        entry.origin(),
        entry.factory().getClass().getName(),
        entry.factory().summary(),
        SettingDescription.of(entry.factory().defaults()));
  }

  /** For people. */
  void print(PrintWriter out) {
    out.printf("%s %s (in %s)%n", kind, name, module);
    if (!summary.isBlank()) {
      out.println(summary);
    }
    out.println("made by " + factory);
    out.println();
    if (settings.isEmpty()) {
      out.println("It has no settings.");
      return;
    }
    int width = settings.stream().mapToInt(setting -> setting.key().length()).max().orElse(1);
    String indent = " ".repeat(width + 4);
    for (SettingDescription setting : settings) {
      out.printf("  %s  %s%n", pad(setting.key(), width), setting.type());
      out.println(indent + "default: " + setting.defaultValue());
      if (!setting.help().isBlank()) {
        out.println(indent + setting.help());
      }
    }
  }

  private static String pad(String key, int width) {
    return key + " ".repeat(width - key.length());
  }
}
