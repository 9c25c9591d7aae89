// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class HelpTest {

  /** Looking for plug-ins is what makes a command slow to start. */
  private static final class NoSearch extends ClassLoader {
    @Override
    public Enumeration<URL> getResources(String name) {
      throw new AssertionError("a help text looked for " + name);
    }
  }

  private static CommandLine root() {
    try (Interruption interruption = new Interruption()) {
      Output output =
          new Output(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
      return new PixelCommandLine(interruption, output, new NoSearch(), Optional.empty())
          .commands();
    }
  }

  /** Commands of commands too, such as {@code bench train}. */
  static Stream<String> commands() {
    return below(root()).map(line -> line.getCommandSpec().qualifiedName().substring(6));
  }

  private static Stream<CommandLine> below(CommandLine line) {
    return line.getSubcommands().values().stream()
        .flatMap(command -> Stream.concat(Stream.of(command), below(command)));
  }

  private static String[] words(String command, String option) {
    return (command + " " + option).split(" ");
  }

  /** Without asking each command, which would take a start longer. */
  @Test
  void commandsAreKnownByTheirNames() {
    Subcommands known = new Subcommands();
    for (Class<?> command : known.all()) {
      String name = command.getAnnotation(Command.class).name();
      assertEquals(Optional.of(command), known.named(name, "--help"));
    }
    assertEquals(known.all().size(), root().getSubcommands().size());
    assertEquals(Optional.empty(), known.named("nothing"));
    assertEquals(Optional.empty(), known.named());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    CommandRun run = CommandRun.of(words(command, "--help"));
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("Usage: pixel " + command), run.out());
    assertTrue(run.out().contains("--version"), run.out());
    assertTrue(run.out().contains("Exit codes:"), run.out());
    int examples = run.out().indexOf("Examples:");
    assertTrue(examples > 0 && run.out().indexOf("pixel " + command, examples) > 0, run.out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandKnowsTheVersion(String command) {
    CommandRun run = CommandRun.of(words(command, "--version"));
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("pixel "), run.out());
  }

  @Test
  void theVersionComesAtOnce() {
    assertEquals(0, CommandRun.with(new NoSearch(), "--version").code());
  }

  @Test
  void theHelpListsAllCommandsInOneLineEach() {
    CommandRun run = CommandRun.with(new NoSearch(), "--help");
    assertEquals(0, run.code());
    root()
        .getSubcommands()
        .keySet()
        .forEach(
            command ->
                assertTrue(
                    run.out()
                        .lines()
                        .anyMatch(line -> line.matches("  " + command + " +[A-Z].*\\.")),
                    command + " is missing in " + run.out()));
  }
}
