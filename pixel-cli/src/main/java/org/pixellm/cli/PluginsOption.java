// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.train.plugins.PluginPath;

/**
 * The plug-in path of the command line. It is read before the rest is parsed: commands are made of
 * what plug-ins there are.
 */
final class PluginsOption {
  static final String OPTION = "--plugins";
  static final String VARIABLE = "PIXEL_PLUGINS";

  private static final String END_OF_OPTIONS = "--";

  private PluginsOption() {}

  /** The values of the option, in order. */
  static List<String> values(List<String> args) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < args.size() && !args.get(i).equals(END_OF_OPTIONS); i++) {
      String arg = args.get(i);
      if (arg.equals(OPTION) && i + 1 < args.size()) {
        values.add(args.get(++i));
      } else if (arg.startsWith(OPTION + "=")) {
        values.add(arg.substring(OPTION.length() + 1));
      }
    }
    return values;
  }

  /**
   * The path that a command line and the environment name together.
   *
   * @param values values of the option
   * @param variable value of the environment variable; empty where it is not set
   * @throws org.pixellm.plugins.PixelException if a place does not exist
   */
  static PluginPath path(List<String> values, Optional<String> variable) {
    PluginPath path = PluginPath.NONE;
    for (String value : values) {
      path = path.and(PluginPath.parse(value));
    }
    return variable.isEmpty() ? path : path.and(PluginPath.parse(variable.get()));
  }
}
