// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.util.List;

/**
 * How much libraries may say. It is set before the command line is parsed, because the logging
 * library reads it once, when the first class that logs is loaded.
 */
final class LogLevel {
  static final String OPTION = "--verbose";
  private static final String PROPERTY = "org.slf4j.simpleLogger.defaultLogLevel";

  private LogLevel() {}

  static void apply(List<String> args) {
    if (args.contains(OPTION)) {
      System.setProperty(PROPERTY, "info");
    }
  }
}
