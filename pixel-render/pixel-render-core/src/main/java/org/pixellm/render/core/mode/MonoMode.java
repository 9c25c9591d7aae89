// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.Map;
import java.util.Objects;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.render.core.RecordSettings;

/**
 * A fixed number of graphemes to a patch (Lotz et al. 2023), each in the middle of its cell; a
 * space takes a cell, too.
 *
 * <p>A grapheme that is wider than a cell, as Chinese characters and emoji are, takes as many cells
 * as it needs and, if it fits into a patch, does not straddle two. A grapheme without width takes
 * none. Each word of a list starts a patch and has at least a space after it.
 */
public final class MonoMode implements LayoutMode {
  static final String NAME = "mono";

  private final MonoConfig configuration;
  private final InputLayout layout;

  /** A mode with its settings. */
  public MonoMode(MonoConfig configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.layout =
        new InputLayout(
            new GridFlow(new MonoRule(configuration.graphemesPerPatch()), 0, true), 0, false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  @Override
  public boolean monospaced() {
    return true;
  }

  @Override
  public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    return layout.layout(request, shaper);
  }
}
