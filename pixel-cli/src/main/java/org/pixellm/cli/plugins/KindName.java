// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.plugins;

import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.NearestName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of plug-in as messages name it: {@code layout-mode}. */
public final class KindName implements ITypeConverter<PluginKind> {
  @Override
  public PluginKind convert(String written) {
    List<String> labels = Arrays.stream(PluginKind.values()).map(PluginKind::label).toList();
    return Arrays.stream(PluginKind.values())
        .filter(kind -> kind.label().equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no kind of plug-in is called \"%s\"%s; there are: %s"
                        .formatted(
                            written,
                            NearestName.of(written, labels)
                                .map(nearest -> " (did you mean " + nearest + "?)")
                                .orElse(""),
                            String.join(", ", labels))));
  }
}
