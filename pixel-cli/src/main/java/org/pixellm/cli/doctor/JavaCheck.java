// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The virtual machine and the computer around it. */
final class JavaCheck implements Check {
  private static final long MEGABYTE = 1 << 20;

  /** Below this, rendering ahead and a tiny model do not fit. */
  private static final long LEAST_HEAP = 256 * MEGABYTE;

  @Inject
  JavaCheck() {}

  @Override
  public Finding look() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", Runtime.version() + ", " + System.getProperty("java.vendor"));
    facts.put("home", System.getProperty("java.home"));
    facts.put(
        "machine",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    facts.put("cores", Integer.toString(runtime.availableProcessors()));
    facts.put("largest heap", runtime.maxMemory() / MEGABYTE + " MB");
    if (runtime.maxMemory() < LEAST_HEAP) {
      return Finding.bad(
          "Java",
          facts,
          "the heap may grow to only " + runtime.maxMemory() / MEGABYTE + " MB",
          "set PIXEL_JAVA_OPTS=-Xmx1g, or more");
    }
    return Finding.good("Java", facts);
  }
}
