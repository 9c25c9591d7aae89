// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * What standard output can show.
 *
 * @param stream where to write
 * @param terminal whether a person watches it, who sees a bar move
 * @param columns characters of a line that are safe to use
 * @param unicode whether block characters arrive whole
 */
record StandardOutput(PrintStream stream, boolean terminal, int columns, boolean unicode) {
  private static final int USUAL_COLUMNS = 80;

  static StandardOutput detect() {
    return new StandardOutput(System.out, isTerminal(), columnsOfShell(), isUnicode());
  }

  @SuppressWarnings("SystemConsoleNull") // null tells in Java 17 to 21, isTerminal from 22 on
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // Java 17 to 21, where there is a console only on a terminal
    }
  }

  private static int columnsOfShell() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : USUAL_COLUMNS;
  }

  private static boolean isUnicode() {
    String encoding =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
    return encoding.toUpperCase(Locale.ROOT).startsWith("UTF");
  }
}
