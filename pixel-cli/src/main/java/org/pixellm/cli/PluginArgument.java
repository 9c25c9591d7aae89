// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.ConfigLoader;
import org.pixellm.train.config.PluginChoice;

/** A plug-in named on the command line: {@code glue}, or <code>{name: glue, task: sst2}</code>. */
public final class PluginArgument {
  private final ConfigLoader loader;

  @Inject
  PluginArgument(ConfigLoader loader) {
    this.loader = loader;
  }

  /** What a configuration would hold under a key. */
  private record Setting(PluginChoice plugin) {}

  /**
   * The choice that a text names.
   *
   * @param text a name, or YAML with a name and settings; null for none
   * @throws PixelException if it is neither
   */
  public Optional<PluginChoice> parse(String text) {
    if (text != null && text.isBlank()) {
      throw new PixelException(
          "an option that names a plug-in is empty; write a name, as 'pixel plugins' lists them");
    }
    return Optional.ofNullable(text)
        .map(
            written ->
                loader
                    .load(
                        new Setting(PluginChoice.named("none")),
                        Optional.empty(),
                        List.of("plugin=" + written))
                    .plugin());
  }
}
