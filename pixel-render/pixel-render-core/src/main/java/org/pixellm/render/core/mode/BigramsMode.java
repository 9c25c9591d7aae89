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
 * Two graphemes to a patch, words apart (Lotz et al. 2023). White space is not drawn, but the word
 * after it starts a patch.
 *
 * <p>Two letters side by side that are wider than a patch take two; the next bigram starts at the
 * next patch boundary. Ink that hangs over a boundary is drawn there.
 *
 * <p>The isolated kind draws code points alone, as PIXEL-M4 does: Arabic letters do not join, and
 * marks stand beside their letters. A text whose letters vote for it is drawn from right to left,
 * code point by code point, digits too. A cluster of the alignment is a code point then. The shaped
 * kind draws words as their scripts want them and cuts them afterwards; letters that join, and
 * parts of a ligature, stay together, so that more than two may share patches.
 */
public final class BigramsMode implements LayoutMode {
  static final String NAME = "bigrams";

  private final BigramsConfig configuration;
  private final InputLayout layout;

  /** A mode with its settings. */
  public BigramsMode(BigramsConfig configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.layout = new InputLayout(new GridFlow(rule(configuration.kind()), 0, false), 0, false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Object> configuration() {
    return RecordSettings.of(configuration);
  }

  private static GridRule rule(BigramsConfig.Kind kind) {
    return new GroupRule(
        switch (kind) {
          case ISOLATED -> new IsolatedBigrams();
          case SHAPED -> new ShapedBigrams();
        },
        false);
  }

  @Override
  public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    return layout.layout(request, shaper);
  }
}
