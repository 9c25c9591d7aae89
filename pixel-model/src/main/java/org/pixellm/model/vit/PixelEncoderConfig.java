// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.model.InputShape;

/**
 * All that makes a {@code pixel} encoder, as {@code config.json} holds it. The keys are those of
 * Team-PIXEL/pixel-base; keys of ours that such a file lacks mean the paper's choice.
 *
 * @param input patch size, channels and most patches of a text
 * @param transformer the stack's size
 * @param positions how the model knows the order of patches
 * @param positionGrid columns of the two-dimensional position grid; meaningless for others
 * @param ropeBase base of the rotary wavelengths; meaningless for others
 * @param inputEncoding what becomes of pixel values
 * @param inkMean mean of ink values, 0 to 1, taken off when standardising
 * @param inkDeviation standard deviation of ink values, divided by when standardising
 * @param firstLayers whether neighbours are brought together first
 * @param reach how far added positions reach; meaningless for others
 */
public record PixelEncoderConfig(
    InputShape input,
    TransformerShape transformer,
    Positions positions,
    int positionGrid,
    double ropeBase,
    InputEncoding inputEncoding,
    double inkMean,
    double inkDeviation,
    FirstLayers firstLayers,
    PositionReach reach) {

  /** Checks what the parts cannot. */
  public PixelEncoderConfig {
    if (positionGrid < 1) {
      throw new IllegalArgumentException("position_grid must be at least 1, not " + positionGrid);
    }
    if (!(inkDeviation > 0)) {
      throw new IllegalArgumentException("ink_deviation must be above 0, not " + inkDeviation);
    }
    int local = firstLayers.attention().layers();
    if (local > transformer.layers()) {
      throw new IllegalArgumentException(
          "local_layers must be at most the model's %d layers, not %d"
              .formatted(transformer.layers(), local));
    }
  }

  /** The entries of {@code config.json}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hidden_size", transformer.hidden());
    map.put("num_hidden_layers", transformer.layers());
    map.put("num_attention_heads", transformer.heads());
    map.put("intermediate_size", transformer.intermediate());
    map.put("hidden_act", "gelu");
    map.put("hidden_dropout_prob", transformer.hiddenDropout());
    map.put("attention_probs_dropout_prob", transformer.attentionDropout());
    map.put("initializer_range", transformer.initializerRange());
    map.put("layer_norm_eps", transformer.layerNormEpsilon());
    map.put("image_size", List.of(input.patchSize(), input.patchSize() * input.maxPatches()));
    map.put("patch_size", input.patchSize());
    map.put("num_channels", input.channels());
    map.put("qkv_bias", true);
    map.put("position_encoding", positions.label());
    if (positions == Positions.SINCOS2D) {
      map.put("position_grid", positionGrid);
      reach.write(map);
    } else {
      map.put("rope_base", ropeBase);
    }
    map.put("input_encoding", inputEncoding.label());
    if (inputEncoding == InputEncoding.STANDARDISED) {
      map.put("ink_mean", inkMean);
      map.put("ink_deviation", inkDeviation);
    }
    map.putAll(firstLayers.toMap());
    return map;
  }

  /**
   * Reads the entries of a {@code config.json}.
   *
   * @throws org.pixellm.plugins.PixelException if one is missing, of the wrong type, impossible, or
   *     asks for something this model cannot do
   */
  public static PixelEncoderConfig fromMap(Map<String, Object> map) {
    ConfigEntries values = new ConfigEntries(JsonObjectFile.CONFIG, map);
    return values.checked(
        () -> {
          values.requireEqual("hidden_act", "gelu");
          values.requireEqual("qkv_bias", true);
          InputShape input = values.inputShape();
          TransformerShape transformer =
              new TransformerShape(
                  values.integer("hidden_size"),
                  values.integer("num_hidden_layers"),
                  values.integer("num_attention_heads"),
                  values.integer("intermediate_size"),
                  values.number("hidden_dropout_prob", 0),
                  values.number("attention_probs_dropout_prob", 0),
                  values.number("layer_norm_eps", 1e-12),
                  values.number("initializer_range", 0.02));
          int square = SinCos2d.gridFor(input.maxPatches());
          return new PixelEncoderConfig(
              input,
              transformer,
              values.choice("position_encoding", Positions.class, Positions.SINCOS2D),
              values.integer("position_grid", square),
              values.number("rope_base", 10000),
              values.choice("input_encoding", InputEncoding.class, InputEncoding.RAW),
              values.number("ink_mean", 0),
              values.number("ink_deviation", 1),
              FirstLayers.fromMap(values),
              PositionReach.fromMap(values, input.maxPatches()));
        });
  }
}
