// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutModeFactory;

/** Makes the words mode: each word starts a patch. */
public final class WordsModeFactory implements LayoutModeFactory<WordsConfig> {

  /** For {@link java.util.ServiceLoader}. */
  public WordsModeFactory() {}

  @Override
  public String name() {
    return WordsMode.NAME;
  }

  @Override
  public String summary() {
    return "each word starts a patch, in running text too (Lotz et al. 2023)";
  }

  @Override
  public WordsConfig defaults() {
    return WordsConfig.defaults();
  }

  @Override
  public LayoutMode create(WordsConfig configuration) {
    return new WordsMode(configuration);
  }
}
