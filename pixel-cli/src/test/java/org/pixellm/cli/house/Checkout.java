// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.house;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are. */
public final class Checkout {
  private Checkout() {}

  /** The folder of the parent's pom.xml. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("pixel-plugins-api"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
