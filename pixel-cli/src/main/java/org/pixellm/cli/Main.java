// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.util.List;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    LogLevel.apply(List.of(args));
    int code;
    try (Interruption interruption = new Interruption()) {
      code = new PixelCommandLine(interruption).execute(args);
    }
    System.exit(code);
  }
}
