// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.vit.PixelBackboneConfig.Size;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.testkit.EncoderBackboneContract;

class TokenBackboneContractTest extends EncoderBackboneContract<TokenBackboneConfig> {
  @Override
  protected EncoderBackboneFactory<TokenBackboneConfig> factory() {
    return new TokenBackboneFactory();
  }

  @Override
  protected InputShape input() {
    return new InputShape(1, 3, 16, 300);
  }

  @Override
  protected TokenBackboneConfig configuration() {
    return new TokenBackboneConfig(Size.TINY, 32, 2, 2, 64, 0, 0, 0, 100, AttentionMath.FUSED);
  }
}
