// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.tokens.vocabulary.CharacterTokens;

/** Makes tokenizers of bytes. */
public final class BytesRendererFactory implements TextRendererFactory<BytesConfig> {

  @Override
  public String name() {
    return "bytes";
  }

  @Override
  public String summary() {
    return "a token a byte of UTF-8 in place of pictures, for the backbone tokens";
  }

  @Override
  public BytesConfig defaults() {
    return new BytesConfig();
  }

  @Override
  public TextRenderer create(BytesConfig configuration, LayoutMode mode) {
    return new TokenRenderer(name(), configuration, new CharacterTokens(""), mode);
  }
}
