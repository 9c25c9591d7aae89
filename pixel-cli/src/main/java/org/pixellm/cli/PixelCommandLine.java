// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pixellm.train.engine.TorchEngine;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses and runs a command line; whatever goes wrong becomes a sentence and an exit code. */
public final class PixelCommandLine {
  private static final int HELP_COLUMNS = 100;

  private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");

  private final PixelCommand root = new PixelCommand();
  private final Subcommands subcommands = new Subcommands();
  private final CommandFactory factory;
  private final Output output;

  /** Null before there is one. */
  private CommandLine line;

  /**
   * A command line that writes to standard output and standard error.
   *
   * @param interruption tells commands of Ctrl-C
   */
  public PixelCommandLine(Interruption interruption) {
    this(interruption, Output.standard(), PixelCommandLine.class.getClassLoader());
  }

  /**
   * A command line that writes, and looks for plug-ins, somewhere else.
   *
   * @param output where to write
   * @param plugins what sees the plug-ins
   */
  PixelCommandLine(Interruption interruption, Output output, ClassLoader plugins) {
    this.output = output;
    this.factory = new CommandFactory(interruption, output, plugins);
  }

  /** Picocli's command line with some of the subcommands. */
  private CommandLine line(Collection<Class<?>> commands) {
    CommandLine made = new CommandLine(root, factory);
    commands.forEach(made::addSubcommand);
    return made.setOut(output.out())
        .setErr(output.err())
        .setUsageHelpWidth(HELP_COLUMNS)
        .setCaseInsensitiveEnumValuesAllowed(true)
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
      Optional<Class<?>> named = subcommands.named(args);
      if (named.isPresent()
          && named.get().isAnnotationPresent(UsesEngine.class)
          && Stream.of(args).noneMatch(QUESTIONS::contains)) {
        TorchEngine.loadAhead();
      }
      line = line(named.<Collection<Class<?>>>map(List::of).orElse(subcommands.all()));
      return line.execute(args);
    } catch (Throwable error) { // errors in making a command, and those of the virtual machine
      return report(error);
    }
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
