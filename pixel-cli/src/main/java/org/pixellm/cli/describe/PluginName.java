// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.describe;

import org.pixellm.cli.plugins.KindName;
import org.pixellm.plugins.PluginKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A plug-in as the command line names it: {@code renderer/awt}.
 *
 * @param kind what it is
 * @param name its factory's name
 */
record PluginName(PluginKind kind, String name) {

  /** Reads one. */
  static final class Converter implements ITypeConverter<PluginName> {
    @Override
    public PluginName convert(String written) {
      int slash = written.indexOf('/');
      if (slash < 1 || slash == written.length() - 1) {
        throw new TypeConversionException(
            "\"%s\" names no plug-in; write its kind and its name, as renderer/awt"
                .formatted(written));
      }
      return new PluginName(
          new KindName().convert(written.substring(0, slash)), written.substring(slash + 1));
    }
  }
}
