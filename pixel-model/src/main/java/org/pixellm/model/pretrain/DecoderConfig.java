// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.vit.Positions;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.model.InputShape;

/**
 * The decoder as {@code config.json} holds it. Positions, dropout, epsilon and initialiser have no
 * keys of their own there: they are the encoder's.
 *
 * @param input what the encoder reads and the decoder restores
 * @param encoderHidden width of the encoder's states
 * @param transformer the decoder's stack
 * @param positions how the decoder knows the order of patches
 * @param positionGrid columns of the two-dimensional position grid; meaningless for others
 * @param ropeBase base of the rotary wavelengths; meaningless for others
 * @param normalisedTargets whether the loss looks at patches standardised each by itself (He et al.
 *     2022, {@code norm_pix_loss})
 * @param maskRatio share of patches hidden, above 0 and below 1
 */
record DecoderConfig(
    InputShape input,
    int encoderHidden,
    TransformerShape transformer,
    Positions positions,
    int positionGrid,
    double ropeBase,
    boolean normalisedTargets,
    double maskRatio) {

  /** Checks the ratio. */
  DecoderConfig {
    if (!(maskRatio > 0 && maskRatio < 1)) {
      throw new IllegalArgumentException(
          "mask_ratio must be above 0 and below 1, not " + maskRatio);
    }
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("decoder_hidden_size", transformer.hidden());
    map.put("decoder_num_hidden_layers", transformer.layers());
    map.put("decoder_num_attention_heads", transformer.heads());
    map.put("decoder_intermediate_size", transformer.intermediate());
    map.put("mask_ratio", maskRatio);
    map.put("norm_pix_loss", normalisedTargets);
    return map;
  }

  /** The decoder of a saved model whose encoder's states have the given width. */
  static DecoderConfig fromMap(Map<String, Object> map, int encoderHidden) {
    ConfigEntries values = new ConfigEntries(JsonObjectFile.CONFIG, map);
    return values.checked(
        () -> {
          InputShape input = values.inputShape();
          return new DecoderConfig(
              input,
              encoderHidden,
              new TransformerShape(
                  values.integer("decoder_hidden_size"),
                  values.integer("decoder_num_hidden_layers"),
                  values.integer("decoder_num_attention_heads"),
                  values.integer("decoder_intermediate_size"),
                  values.number("hidden_dropout_prob", 0),
                  values.number("attention_probs_dropout_prob", 0),
                  values.number("layer_norm_eps", 1e-12),
                  values.number("initializer_range", 0.02)),
              values.choice("position_encoding", Positions.class, Positions.SINCOS2D),
              values.integer("position_grid", SinCos2d.gridFor(input.maxPatches())),
              values.number("rope_base", 10000),
              values.flag("norm_pix_loss", true),
              values.number("mask_ratio", 0.25));
        });
  }
}
