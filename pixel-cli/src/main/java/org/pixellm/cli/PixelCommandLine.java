// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.train.engine.TorchEngine;
import org.pixellm.train.plugins.PluginPath;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses and runs a command line; whatever goes wrong becomes a sentence and an exit code. */
public final class PixelCommandLine {
  private static final int HELP_COLUMNS = 100;

  private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");

  private final PixelCommand root = new PixelCommand();
  private final Subcommands subcommands = new Subcommands();
  private final CommandFactory factory;
  private final Output output;

  /** The environment's plug-in path. */
  private final Optional<String> variable;

  /** Found before the command line is parsed. */
  private List<String> pluginValues = List.of();

  /** Read before commands are made, because picocli shows an error in that as a stack trace. */
  private PluginPath pluginPath = PluginPath.NONE;

  /** Null before there is one. */
  private CommandLine line;

  /**
   * A command line that writes to standard output and standard error.
   *
   * @param interruption tells commands of Ctrl-C
   */
  public PixelCommandLine(Interruption interruption) {
    this(
        interruption,
        Output.standard(),
        PixelCommandLine.class.getClassLoader(),
        Optional.ofNullable(System.getenv(PluginsOption.VARIABLE)));
  }

  /**
   * A command line that writes, and looks for plug-ins, somewhere else.
   *
   * @param output where to write
   * @param plugins what sees the plug-ins
   * @param variable the environment's plug-in path; empty if it has none
   */
  PixelCommandLine(
      Interruption interruption, Output output, ClassLoader plugins, Optional<String> variable) {
    this.output = output;
    this.variable = variable;
    this.factory = new CommandFactory(interruption, output, plugins, () -> pluginPath);
  }

  /** Picocli's command line with some of the subcommands. */
  private CommandLine line(Collection<Class<?>> commands) {
    CommandLine made = new CommandLine(root, factory);
    commands.forEach(made::addSubcommand);
    return made.setOut(output.out())
        .setErr(output.err())
        .setUsageHelpWidth(HELP_COLUMNS)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(this::run)
        .setExecutionExceptionHandler(
            (error, command, parsed) ->
                error instanceof UsageException
                    ? reportUsage(new ParameterException(command, error.getMessage(), error))
                    : report(error))
        .setParameterExceptionHandler((error, args) -> reportUsage(error));
  }

  /**
   * Runs.
   *
   * @return the exit code
   */
  public int execute(String... args) {
    try {
      boolean question = Stream.of(args).anyMatch(QUESTIONS::contains);
      pluginValues = PluginsOption.values(List.of(args));
      if (!question) {
        pluginPath = PluginsOption.path(pluginValues, variable);
      }
      Optional<Class<?>> named = subcommands.named(args);
      if (named.isPresent() && named.get().isAnnotationPresent(UsesEngine.class) && !question) {
        TorchEngine.loadAhead();
      }
      line = line(named.<Collection<Class<?>>>map(List::of).orElse(subcommands.all()));
      return line.execute(args);
    } catch (Throwable error) { // errors in making a command, and those of the virtual machine
      return report(error);
    }
  }

  private int run(ParseResult parsed) {
    if (!root.plugins().equals(pluginValues)) {
      throw new ParameterException(
          line,
          PluginsOption.OPTION
              + " has to stand on the command line itself, not in a file of arguments");
    }
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    boolean question = command.isUsageHelpRequested() || command.isVersionHelpRequested();
    Class<?> type = command.commandSpec().userObject().getClass();
    if (!question
        && parsed.hasSubcommand()
        && !type.isAnnotationPresent(TellsPluginProblems.class)) {
      factory.problems().forEach(problem -> output.err().println("pixel: " + problem));
      output.err().flush();
    }
    return new RunLast().execute(parsed);
  }

  /** All commands, for tests that visit each. */
  CommandLine commands() {
    return line(subcommands.all());
  }

  private int report(Throwable error) {
    Failure failure = Failure.of(error, subcommand());
    PrintWriter err = output.err();
    err.println("pixel: " + failure.sentence());
    if (root.stacktrace()) {
      error.printStackTrace(err);
    }
    err.flush();
    return failure.exitCode();
  }

  /** The name of what was parsed; empty if that did not come so far. */
  private String subcommand() {
    ParseResult parsed = line == null ? null : line.getParseResult();
    return parsed != null && parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
  }

  private int reportUsage(ParameterException error) {
    // Picocli wraps what a command throws while its values are set.
    if (error.getCause() != null && Failure.isMendable(error.getCause())) {
      return report(error.getCause());
    }
    CommandLine command = error.getCommandLine();
    PrintWriter err = output.err();
    err.println("pixel: " + Failure.oneLine(error.getMessage()));
    // A mistyped option is reported as the one that is missing; what was mistyped is here.
    List<String> unmatched = command.getUnmatchedArguments();
    UnmatchedArgumentException.printSuggestions(
        unmatched.isEmpty() ? error : new UnmatchedArgumentException(command, unmatched), err);
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
