// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.stream.IntStream;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.tokens.vocabulary.CharacterTokens;

/** Makes tokenizers of characters. */
public final class CharsRendererFactory implements TextRendererFactory<CharsConfig> {
  private static final int AFTER_LATIN = 0x250;
  private static final int FIRST_PUNCTUATION = 0x2010;
  private static final int AFTER_PUNCTUATION = 0x2028;

  @Override
  public String name() {
    return "chars";
  }

  @Override
  public String summary() {
    return "a token a character in place of pictures, for the backbone tokens";
  }

  @Override
  public CharsConfig defaults() {
    return new CharsConfig("", UnknownCharacters.BYTES);
  }

  @Override
  public TextRenderer create(CharsConfig configuration, LayoutMode mode) {
    String characters = configuration.characters().isEmpty() ? latin() : configuration.characters();
    return new TokenRenderer(
        name(),
        new CharsConfig(characters, configuration.unknown()),
        configuration.unknown().in(new CharacterTokens(characters)),
        mode);
  }

  /** What European languages in Latin letters are written with, and their punctuation. */
  private static String latin() {
    StringBuilder all = new StringBuilder();
    IntStream.concat(
            IntStream.range(' ', AFTER_LATIN),
            IntStream.range(FIRST_PUNCTUATION, AFTER_PUNCTUATION))
        .filter(c -> !Character.isISOControl(c))
        .forEach(all::appendCodePoint);
    return all.toString();
  }
}
