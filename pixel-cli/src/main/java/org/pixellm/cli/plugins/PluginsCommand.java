// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.pixellm.cli.JsonText;
import org.pixellm.cli.Output;
import org.pixellm.cli.TellsPluginProblems;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists plug-ins. */
@TellsPluginProblems
@Command(
    name = "plugins",
    description = {
      "Lists plug-ins with their settings.",
      "",
      "Shows every plug-in by kind, with the module it is in and the settings it takes. "
          + "A setting's name is what a configuration file or --set calls it."
    },
    footer = {
      "  pixel plugins                  all kinds",
      "  pixel plugins renderer         one kind",
      "  pixel plugins --json           for programs",
    })
public final class PluginsCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindName.class,
      completionCandidates = KindNames.class,
      description = "Only this kind: ${COMPLETION-CANDIDATES}.")
  private PluginKind kind;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private final PluginRegistry registry;
  private final JsonText jsonText;
  private final Output output;

  @Inject
  PluginsCommand(PluginRegistry registry, JsonText jsonText, Output output) {
    this.output = output;
    this.registry = registry;
    this.jsonText = jsonText;
  }

  @Override
  public void run() {
    List<PluginKind> kinds = kind == null ? Arrays.asList(PluginKind.values()) : List.of(kind);
    PluginCatalogue catalogue = PluginCatalogue.of(registry, kinds);
    PrintWriter out = output.out();
    if (json) {
      out.println(jsonText.write(catalogue));
    } else {
      CatalogueText.print(catalogue, out);
    }
    out.flush();
  }
}
