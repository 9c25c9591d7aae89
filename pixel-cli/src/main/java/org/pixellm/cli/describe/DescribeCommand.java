// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.describe;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.pixellm.cli.JsonText;
import org.pixellm.cli.Output;
import org.pixellm.cli.UsageException;
import org.pixellm.tasks.describe.ModelDescription;
import org.pixellm.train.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a model or a plug-in. */
@Command(
    name = "describe",
    description = {
      "Says what a model is and how it was made, or describes a plug-in with its settings.",
      "",
      "Of a model it prints architecture, parameters, task and labels, how text is drawn for it,"
          + " and the run that made it: configuration, files with their hashes, seed, versions,"
          + " scores. Models of other programs are described as far as their files go.",
      "",
      "Of a plug-in it prints the configuration: types, defaults, meaning and ranges. "
          + "A setting's name is what a configuration file or --set calls it."
    },
    footer = {
      "  pixel describe runs/quickstart/model",
      "  pixel describe --plugin renderer/awt",
      "  pixel describe --plugin task-head/token-classification --json",
    })
public final class DescribeCommand implements Runnable {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "A model's folder.")
  private Path model;

  @Option(
      names = "--plugin",
      paramLabel = "KIND/NAME",
      converter = PluginName.Converter.class,
      description = "The plug-in, such as renderer/awt; 'pixel plugins' lists them.")
  private PluginName plugin;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private final ModelDescription models;
  private final PluginRegistry registry;
  private final JsonText jsonText;
  private final Output output;

  @Inject
  DescribeCommand(
      ModelDescription models, PluginRegistry registry, JsonText jsonText, Output output) {
    this.models = models;
    this.registry = registry;
    this.jsonText = jsonText;
    this.output = output;
  }

  @Override
  public void run() {
    if ((model == null) == (plugin == null)) {
      throw new UsageException(
          "name what to describe: a model's folder, or a plug-in as --plugin renderer/awt");
    }
    PrintWriter out = output.out();
    if (plugin == null) {
      describeModel(out);
    } else {
      describePlugin(out);
    }
    out.flush();
  }

  private void describeModel(PrintWriter out) {
    Map<String, Map<String, Object>> sections = models.of(model);
    if (json) {
      out.println(jsonText.write(sections));
    } else {
      new ModelText(out).print(sections);
    }
  }

  private void describePlugin(PrintWriter out) {
    PluginDescription description =
        PluginDescription.of(registry.get(plugin.kind(), plugin.name()));
    if (json) {
      out.println(jsonText.write(description));
    } else {
      description.print(out);
    }
  }
}
