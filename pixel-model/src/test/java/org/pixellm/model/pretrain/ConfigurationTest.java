// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.vit.FirstLayers;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.PixelBackboneConfig;
import org.pixellm.model.vit.PixelBackboneFactory;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.Objective;

/** What a model says of itself makes it again, and what is impossible is said in one sentence. */
class ConfigurationTest {

  static Stream<Setting> settings() {
    return Stream.of(
            Setting.QUICK,
            Setting.REFERENCE,
            new Setting(Positions.ROPE, InputEncoding.RAW, 3, false, 0.1),
            new Setting(Positions.SINCOS2D, InputEncoding.STANDARDISED, 1, false, 0.2))
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aModelIsMadeAgainFromItsConfiguration(Setting setting) {
    try (TinyModel model = new TinyModel(setting, 37)) {
      Map<String, Object> saved = new LinkedHashMap<>(model.encoder.configuration());
      saved.putAll(model.objective.configuration());
      EncoderBackbone backbone = new PixelBackboneFactory().restore(saved);
      Objective objective = new MaskedPixelsFactory().restore(saved, backbone);
      assertEquals(shapes(model.parameters()), shapes(both(backbone, objective)));
      assertEquals(trained(model.parameters()), trained(both(backbone, objective)));
      assertEquals(model.encoder.configuration(), backbone.configuration());
      assertEquals(model.objective.configuration(), objective.configuration());
    }
  }

  private static Map<String, Parameter> both(EncoderBackbone backbone, Objective objective) {
    Map<String, Parameter> all = new LinkedHashMap<>(backbone.parameters());
    all.putAll(objective.parameters());
    return all;
  }

  private static Map<String, Shape> shapes(Map<String, Parameter> parameters) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
    return shapes;
  }

  private static List<String> trained(Map<String, Parameter> parameters) {
    return parameters.keySet().stream()
        .filter(name -> parameters.get(name).requiresGradient())
        .toList();
  }

  /** Keys of ours that a file of the original lacks mean the original's choice. */
  @Test
  void aFileOfTheOriginalsMeansTheOriginalsRecipe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hidden_size", 32);
    map.put("num_hidden_layers", 1);
    map.put("num_attention_heads", 2);
    map.put("intermediate_size", 64);
    map.put("image_size", List.of(16, 16 * 20));
    map.put("patch_size", 16);
    map.put("num_channels", 3);
    PixelEncoderConfig config = PixelEncoderConfig.fromMap(map);
    assertEquals(Positions.SINCOS2D, config.positions());
    assertEquals(InputEncoding.RAW, config.inputEncoding());
    assertEquals(FirstLayers.PLAIN, config.firstLayers());
    assertEquals(1e-12, config.transformer().layerNormEpsilon());
    assertEquals(5, config.positionGrid());
    assertEquals(20, config.input().maxPatches());
  }

  private static Map<String, Object> saved(Positions positions, String key, Object value) {
    Setting setting = new Setting(positions, InputEncoding.RAW, 1, true, 0);
    try (TinyModel model = new TinyModel(setting)) {
      Map<String, Object> saved = new LinkedHashMap<>(model.encoder.configuration());
      saved.putAll(model.objective.configuration());
      saved.put(key, value);
      return saved;
    }
  }

  private static Map<String, Object> convolved(int kernelSize) {
    Map<String, Object> saved = saved(Positions.ROPE, "first_layers", "convolution");
    saved.put("kernel_size", kernelSize);
    return saved;
  }

  private static Map<String, Object> local(int layers, int distance) {
    Map<String, Object> saved = saved(Positions.ROPE, "first_layers", "local_attention");
    saved.put("local_layers", layers);
    saved.put("local_distance", distance);
    return saved;
  }

  static Stream<Arguments> impossible() {
    Positions rope = Positions.ROPE;
    Positions sincos = Positions.SINCOS2D;
    return Stream.of(
        Arguments.of(
            saved(rope, "num_attention_heads", 3),
            "config.json: a hidden size of 16 cannot be shared by 3 heads: it must be a multiple"
                + " of the heads"),
        Arguments.of(
            saved(rope, "num_attention_heads", 16), "rotary positions need heads of even width"),
        Arguments.of(
            saved(rope, "decoder_num_attention_heads", 8),
            "rotary positions need heads of even width"),
        Arguments.of(
            saved(sincos, "hidden_size", 18),
            "two-dimensional positions need a hidden size that is a multiple of 4, not 18"),
        Arguments.of(saved(sincos, "decoder_hidden_size", 6), "a multiple of 4, not 6"),
        Arguments.of(saved(rope, "mask_ratio", 0), "mask_ratio must be above 0 and below 1, not 0"),
        Arguments.of(saved(rope, "mask_ratio", 1), "mask_ratio must be above 0 and below 1, not 1"),
        Arguments.of(saved(rope, "image_size", List.of(4, 4)), "1 patches"),
        Arguments.of(saved(rope, "image_size", List.of(8, 80)), "image_size must be"),
        Arguments.of(saved(rope, "hidden_act", "relu"), "hidden_act must be gelu"),
        Arguments.of(saved(rope, "hidden_dropout_prob", 1), "dropout must be 0 to below 1"),
        Arguments.of(saved(rope, "layer_norm_eps", 0), "layer_norm_eps"),
        Arguments.of(saved(rope, "rope_base", 1), "rope_base must be above 1"),
        Arguments.of(saved(rope, "position_encoding", "alibi"), "one of sincos2d, rope"),
        Arguments.of(
            saved(rope, "first_layers", "pooling"), "one of plain, convolution, local_attention"),
        Arguments.of(saved(rope, "first_layers", "convolution"), "has no kernel_size"),
        Arguments.of(convolved(4), "kernel_size must be an odd number from 3 to 63, not 4"),
        Arguments.of(convolved(1), "from 3 to 63, not 1"),
        Arguments.of(convolved(65), "from 3 to 63, not 65"),
        Arguments.of(
            local(0, 4), "local_layers and local_distance must be at least 1, not 0 and 4"),
        Arguments.of(local(1, 0), "must be at least 1, not 1 and 0"),
        Arguments.of(local(3, 4), "local_layers must be at most the model's 2 layers, not 3"),
        Arguments.of(saved(rope, "num_hidden_layers", 0), "must be at least 1"),
        Arguments.of(saved(rope, "hidden_size", null), "config.json has no hidden_size"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatIsImpossibleIsSaidInOneSentence(Map<String, Object> saved, String sentence) {
    PixelException e =
        assertThrows(
            PixelException.class,
            () ->
                new MaskedPixelsFactory()
                    .restore(saved, new PixelBackboneFactory().restore(saved)));
    assertTrue(e.getMessage().contains(sentence), e.getMessage());
    assertTrue(e.getMessage().startsWith("config.json"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  /** Sizes that a user left open fit each other. */
  @Test
  void namedSizesGiveWorkingModels() {
    InputShape input = new InputShape(16, 1, 64);
    for (PixelBackboneConfig.Size size : PixelBackboneConfig.Size.values()) {
      PixelBackboneConfig d = PixelBackboneConfig.defaults();
      PixelBackboneConfig config =
          new PixelBackboneConfig(
              size,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              d.initializerRange(),
              d.positions(),
              d.ropeBase(),
              d.input(),
              d.inkMean(),
              d.inkDeviation(),
              d.attention(),
              d.firstLayers(),
              d.kernelSize(),
              d.localLayers(),
              d.localDistance());
      EncoderBackbone backbone = new PixelBackboneFactory().create(config, input);
      Objective objective =
          new MaskedPixelsFactory().create(MaskedPixelsConfig.defaults(), backbone, input);
      assertTrue(objective.parameters().containsKey("decoder.decoder_pred.weight"), "" + size);
    }
  }
}
