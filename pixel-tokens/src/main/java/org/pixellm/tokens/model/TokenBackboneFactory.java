// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import java.util.Map;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;

/** Makes {@link TokenEncoder}s. */
public final class TokenBackboneFactory implements EncoderBackboneFactory<TokenBackboneConfig> {

  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public String summary() {
    return "the pixel encoder with a table of token embeddings, to measure pixels against";
  }

  @Override
  public TokenBackboneConfig defaults() {
    return TokenBackboneConfig.defaults();
  }

  @Override
  public EncoderBackbone create(TokenBackboneConfig configuration, InputShape input) {
    if (input.vocabulary() == 0) {
      throw new PixelException(
          "the backbone tokens reads tokens of a vocabulary, and the renderer draws pictures:"
              + " choose the renderer bpe, chars or bytes, or the backbone pixel");
    }
    return new TokenEncoder(
        configuration.resolve(input), input.vocabulary(), configuration.attention());
  }

  @Override
  public EncoderBackbone restore(Map<String, Object> saved) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    return entries.checked(
        () ->
            new TokenEncoder(
                PixelEncoderConfig.fromMap(saved),
                entries.integer(TokenEncoder.VOCABULARY),
                AttentionMath.FUSED));
  }
}
