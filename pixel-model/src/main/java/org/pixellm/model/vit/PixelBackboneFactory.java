// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;

/** Makes {@link PixelEncoder}s. */
public final class PixelBackboneFactory implements EncoderBackboneFactory<PixelBackboneConfig> {

  @Override
  public String name() {
    return "pixel";
  }

  @Override
  public String summary() {
    return "PIXEL's vision transformer over text patches (Rust et al. 2023)";
  }

  @Override
  public PixelBackboneConfig defaults() {
    return PixelBackboneConfig.defaults();
  }

  @Override
  public EncoderBackbone create(PixelBackboneConfig configuration, InputShape input) {
    if (input.vocabulary() > 0) {
      throw new PixelException(
          "the backbone pixel reads pictures, and the renderer gives tokens of a vocabulary: choose"
              + " the backbone tokens, or a renderer that draws");
    }
    return new PixelEncoder(configuration.resolve(input), configuration.attention());
  }

  @Override
  public EncoderBackbone restore(Map<String, Object> saved) {
    return new ConfigEntries(JsonObjectFile.CONFIG, saved)
        .checked(() -> new PixelEncoder(PixelEncoderConfig.fromMap(saved)));
  }
}
