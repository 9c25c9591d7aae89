// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command itself, and the options that all subcommands share; {@link Subcommands} has those.
 */
@Command(
    name = "pixel",
    description = "Language models that read text as pixels.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = PixelVersion.class,
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something you can mend went wrong; the message says what",
      "2:the command line is wrong",
      "70:an error in pixel itself",
      "130:stopped by Ctrl-C",
    },
    footer = {
      "  pixel quickstart                      train a small model in three minutes",
      "  pixel doctor                          is this machine ready?",
      "  pixel render \"Grüße\" -o gruesse.png   draw text as a model sees it",
      "  pixel pretrain --set data.train=[texts] --set output=runs/mine",
      "",
      "'pixel COMMAND --help' tells more about a command.",
    })
final class PixelCommand implements Runnable {
  static final String STACKTRACE = "--stacktrace";

  @Option(
      names = LogLevel.OPTION,
      scope = ScopeType.INHERIT,
      description = "Let libraries log what they do, on standard error.")
  private boolean verbose;

  @Option(
      names = STACKTRACE,
      scope = ScopeType.INHERIT,
      description = "Show where an error came from.")
  private boolean stacktrace;

  @Option(
      names = PluginsOption.OPTION,
      scope = ScopeType.INHERIT,
      paramLabel = "PATH",
      description =
          "Look for plug-ins in a jar or a folder of jars, too; several with ${sys:path.separator} "
              + "between them. "
              + PluginsOption.VARIABLE
              + " in the environment does the same.")
  private List<String> plugins = new ArrayList<>();

  @Spec private CommandSpec spec;

  /** Whether errors are shown with the place they came from. */
  boolean stacktrace() {
    return stacktrace;
  }

  /** Whether libraries may log. */
  boolean verbose() {
    return verbose;
  }

  /** The plug-in paths, as they were parsed. */
  List<String> plugins() {
    return List.copyOf(plugins);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
