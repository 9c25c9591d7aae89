// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/**
 * What a command line did.
 *
 * @param code exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int code, String out, String err) {
  /** Runs in this process. */
  public static CommandRun of(String... args) {
    return with(CommandRun.class.getClassLoader(), args);
  }

  /** Runs in this process with the plug-ins that a loader sees. */
  public static CommandRun with(ClassLoader plugins, String... args) {
    return run(plugins, Optional.empty(), args);
  }

  /** Runs in this process, with a plug-in path in the environment. */
  public static CommandRun withPath(String pluginPath, String... args) {
    return run(CommandRun.class.getClassLoader(), Optional.of(pluginPath), args);
  }

  private static CommandRun run(ClassLoader plugins, Optional<String> path, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (Interruption interruption = new Interruption()) {
      Output output = new Output(new PrintWriter(out), new PrintWriter(err));
      int code = new PixelCommandLine(interruption, output, plugins, path).execute(args);
      output.out().flush();
      output.err().flush();
      return new CommandRun(code, out.toString(), err.toString());
    }
  }

  /** Standard error, line by line. */
  public List<String> errorLines() {
    return err.lines().toList();
  }
}
