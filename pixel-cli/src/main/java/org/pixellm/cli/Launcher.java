// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.nio.file.Path;

/** How the user calls this program, for lines that are to be typed. */
public final class Launcher {
  private Launcher() {}

  /** What stands before the command's name: {@code ./pixel}, if the launcher said so. */
  public static String name() {
    return System.getProperty("pixel.launcher", "pixel");
  }

  /** A path as a shell takes it. */
  public static String quoted(Path path) {
    String name = path.toString();
    return name.matches("[\\p{Alnum}_./:\\\\-]+") ? name : "\"" + name + "\"";
  }
}
