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
 * Each word starts a patch (Lotz et al. 2023): words of running text are what stands between white
 * space, words of a list are its parts.
 *
 * <p>A word has at least a space's width of blank pixels after it, up to a patch boundary. Other
 * white space is not drawn. Words of a text that is read from right to left stand in that order,
 * those of a list in the list's.
 *
 * <p>A text that does not fit is cut before a word, unless that would leave more than half of the
 * room blank.
 */
public final class WordsMode implements LayoutMode {
  static final String NAME = "words";

  private final WordsConfig configuration;
  private final InputLayout layout;

  /** A mode with its settings. */
  public WordsMode(WordsConfig configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.layout =
        new InputLayout(
            new GridFlow(new GroupRule(new WholeWords(), true), configuration.margin(), true),
            0,
            false);
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
  public PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    return layout.layout(request, shaper);
  }
}
