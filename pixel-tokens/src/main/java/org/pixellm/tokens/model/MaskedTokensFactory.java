// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.ObjectiveFactory;

/** Makes {@link MaskedTokens} objectives. */
public final class MaskedTokensFactory implements ObjectiveFactory<MaskedTokensConfig> {
  static final String WANTS_TOKENS =
      "the objective masked-tokens goes with the backbone tokens and the renderer bpe, chars or"
          + " bytes";

  @Override
  public String name() {
    return "masked-tokens";
  }

  @Override
  public String summary() {
    return "hides tokens and guesses them (Devlin et al. 2019), for the backbone tokens";
  }

  @Override
  public MaskedTokensConfig defaults() {
    return MaskedTokensConfig.defaults();
  }

  @Override
  public Objective create(
      MaskedTokensConfig configuration, EncoderBackbone backbone, InputShape input) {
    return objective(configuration, backbone);
  }

  private static MaskedTokens objective(
      MaskedTokensConfig configuration, EncoderBackbone backbone) {
    if (!(backbone instanceof TokenEncoder encoder)) {
      throw new PixelException(WANTS_TOKENS);
    }
    return new MaskedTokens(configuration, encoder);
  }

  @Override
  public Objective restore(Map<String, Object> saved, EncoderBackbone backbone) {
    MaskedTokensConfig usual = defaults();
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    return entries.checked(
        () ->
            objective(
                new MaskedTokensConfig(
                    entries.number("mask_ratio", usual.maskRatio()),
                    entries.number("mask_replaced", usual.replaced()),
                    entries.number("mask_random", usual.random())),
                backbone));
  }
}
