// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.util.Map;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.pretrain.MaskedPixels.Computing;
import org.pixellm.model.pretrain.MaskedPixels.MaskingPolicy;
import org.pixellm.model.pretrain.MaskedPixelsConfig.EvaluationMasking;
import org.pixellm.model.vit.PixelBackboneConfig;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.ObjectiveFactory;

/**
 * Makes {@link MaskedPixels} objectives. The decoder shares the positions of a {@code pixel}
 * encoder; beside another backbone it has those of the quick recipe.
 */
public final class MaskedPixelsFactory implements ObjectiveFactory<MaskedPixelsConfig> {

  @Override
  public String name() {
    return "masked-pixels";
  }

  @Override
  public String summary() {
    return "hides patches and restores their pixels (Rust et al. 2023)";
  }

  @Override
  public MaskedPixelsConfig defaults() {
    return MaskedPixelsConfig.defaults();
  }

  @Override
  public MaskedPixels create(
      MaskedPixelsConfig configuration, EncoderBackbone backbone, InputShape input) {
    if (input.vocabulary() > 0) {
      throw new PixelException(
          "the objective masked-pixels restores pictures, and the renderer gives tokens of a"
              + " vocabulary: choose the objective masked-tokens, or a renderer that draws");
    }
    PixelEncoderConfig shared =
        backbone instanceof PixelEncoder encoder
            ? encoder.config()
            : PixelBackboneConfig.defaults().resolve(input);
    return objective(configuration, configuration.decoder(shared, backbone.hiddenSize()), backbone);
  }

  private static MaskedPixels objective(
      MaskedPixelsConfig configuration, DecoderConfig decoder, EncoderBackbone backbone) {
    return new MaskedPixels(
        decoder,
        new MaskingPolicy(
            configuration.masking(), configuration.spanFrom(), configuration.evaluationMasking()),
        new Computing(
            backbone instanceof PixelEncoder encoder ? encoder.attention() : AttentionMath.FUSED,
            configuration.packing()));
  }

  /** The saved decoder, with its targets; how patches are hidden is as configured. */
  @Override
  public MaskedPixels goOn(
      MaskedPixelsConfig configuration,
      Map<String, Object> saved,
      EncoderBackbone backbone,
      InputShape input) {
    DecoderConfig decoder = DecoderConfig.fromMap(saved, backbone.hiddenSize());
    return objective(configuration, configuration.onto(decoder), backbone);
  }

  /** Restores the decoder. A saved model is measured on spans, as the paper does. */
  @Override
  public MaskedPixels restore(Map<String, Object> saved, EncoderBackbone backbone) {
    return new ConfigEntries(JsonObjectFile.CONFIG, saved)
        .checked(
            () ->
                new MaskedPixels(
                    DecoderConfig.fromMap(saved, backbone.hiddenSize()),
                    new MaskingPolicy(Masking.SPAN, 0, EvaluationMasking.SPAN),
                    Computing.FAST));
  }
}
