// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.describe;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import org.pixellm.cli.JsonText;
import org.pixellm.cli.Output;
import org.pixellm.cli.UsageException;
import org.pixellm.train.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Describes a plug-in. */
@Command(
    name = "describe",
    description = {
      "Describes a plug-in with its settings.",
      "",
      "Prints a plug-in's configuration: types, defaults, meaning and ranges. "
          + "A setting's name is what a configuration file or --set calls it."
    },
    footer = {
      "  pixel describe --plugin renderer/awt",
      "  pixel describe --plugin task-head/token-classification --json",
    })
public final class DescribeCommand implements Runnable {
  @Option(
      names = "--plugin",
      paramLabel = "KIND/NAME",
      converter = PluginName.Converter.class,
      description = "The plug-in, such as renderer/awt; 'pixel plugins' lists them.")
  private PluginName plugin;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private final PluginRegistry registry;
  private final JsonText jsonText;
  private final Output output;

  @Inject
  DescribeCommand(PluginRegistry registry, JsonText jsonText, Output output) {
    this.registry = registry;
    this.jsonText = jsonText;
    this.output = output;
  }

  @Override
  public void run() {
    if (plugin == null) {
      throw new UsageException("name what to describe, as --plugin renderer/awt");
    }
    PluginDescription description =
        PluginDescription.of(registry.get(plugin.kind(), plugin.name()));
    PrintWriter out = output.out();
    if (json) {
      out.println(jsonText.write(description));
    } else {
      description.print(out);
    }
    out.flush();
  }
}
