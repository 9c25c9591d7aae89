// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.weights.SafetensorsFile;

/** A configuration of the original gives the tensors of the original's checkpoint. */
class ReferenceLayoutTest {

  /** What Team-PIXEL/pixel-base says of itself, as far as it says what the model is. */
  private static Map<String, Object> pixelBase() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model_type", "pixel");
    map.put("hidden_size", 768);
    map.put("num_hidden_layers", 12);
    map.put("num_attention_heads", 12);
    map.put("intermediate_size", 3072);
    map.put("hidden_act", "gelu");
    map.put("hidden_dropout_prob", 0.1);
    map.put("attention_probs_dropout_prob", 0.1);
    map.put("layer_norm_eps", 1e-12);
    map.put("initializer_range", 0.02);
    map.put("image_size", List.of(16, 8464));
    map.put("patch_size", 16);
    map.put("num_channels", 3);
    map.put("qkv_bias", true);
    map.put("decoder_hidden_size", 512);
    map.put("decoder_num_hidden_layers", 8);
    map.put("decoder_num_attention_heads", 16);
    map.put("decoder_intermediate_size", 2048);
    map.put("mask_ratio", 0.25);
    map.put("norm_pix_loss", true);
    return map;
  }

  @Test
  void pixelBaseHasTheReferencesNamesAndShapes() {
    Map<String, Shape> expected = new LinkedHashMap<>();
    expected.put("vit.embeddings.cls_token", new Shape(1, 1, 768));
    expected.put("vit.embeddings.position_embeddings", new Shape(1, 530, 768));
    expected.put("vit.embeddings.patch_embeddings.projection.weight", new Shape(768, 3, 16, 16));
    expected.put("vit.embeddings.patch_embeddings.projection.bias", new Shape(768));
    for (int i = 0; i < 12; i++) {
      addLayer(expected, "vit.encoder.layer." + i, 768, 3072);
    }
    expected.put("vit.layernorm.weight", new Shape(768));
    expected.put("vit.layernorm.bias", new Shape(768));
    expected.put("decoder.mask_token", new Shape(1, 1, 512));
    expected.put("decoder.decoder_pos_embed", new Shape(1, 530, 512));
    addLinear(expected, "decoder.decoder_embed", 512, 768);
    for (int i = 0; i < 8; i++) {
      addLayer(expected, "decoder.decoder_layers." + i, 512, 2048);
    }
    expected.put("decoder.decoder_norm.weight", new Shape(512));
    expected.put("decoder.decoder_norm.bias", new Shape(512));
    addLinear(expected, "decoder.decoder_pred", 768, 512);

    assertSameLayout(expected, shapes(pixelBase()));
    assertEquals(
        111_655_680L, // without the frozen position tables
        shapes(pixelBase()).entrySet().stream()
            .filter(e -> !e.getKey().contains("position_emb") && !e.getKey().contains("pos_embed"))
            .mapToLong(e -> e.getValue().size())
            .sum());
  }

  /** The same naming, by what the original itself wrote for a small model. */
  @Test
  void aSmallModelHasTheTensorsThatTheOriginalWrote() {
    Golden golden = new Golden("pretrain_span_norm");
    Map<String, Shape> expected = new LinkedHashMap<>();
    try (SafetensorsFile weights = golden.open("weights.safetensors")) {
      for (String name : weights.names()) {
        expected.put(
            name,
            new Shape(weights.info(name).shape().stream().mapToLong(Long::longValue).toArray()));
      }
    }
    assertSameLayout(expected, shapes(golden.config()));
  }

  private static void assertSameLayout(Map<String, Shape> expected, Map<String, Shape> actual) {
    assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
    assertEquals(expected, actual);
  }

  private static void addLayer(Map<String, Shape> map, String name, int hidden, int wide) {
    for (String part : List.of("query", "key", "value")) {
      addLinear(map, name + ".attention.attention." + part, hidden, hidden);
    }
    addLinear(map, name + ".attention.output.dense", hidden, hidden);
    addLinear(map, name + ".intermediate.dense", wide, hidden);
    addLinear(map, name + ".output.dense", hidden, wide);
    for (String norm : List.of("layernorm_before", "layernorm_after")) {
      map.put(name + "." + norm + ".weight", new Shape(hidden));
      map.put(name + "." + norm + ".bias", new Shape(hidden));
    }
  }

  private static void addLinear(Map<String, Shape> map, String name, int out, int in) {
    map.put(name + ".weight", new Shape(out, in));
    map.put(name + ".bias", new Shape(out));
  }

  /** Nothing gets values, so the full size costs nothing. */
  private static Map<String, Shape> shapes(Map<String, Object> config) {
    PixelEncoder encoder = new PixelEncoder(PixelEncoderConfig.fromMap(config));
    Map<String, Parameter> all = new LinkedHashMap<>(encoder.parameters());
    all.putAll(new MaskedPixelsFactory().restore(config, encoder).parameters());
    Map<String, Shape> shapes = new LinkedHashMap<>();
    all.forEach((name, parameter) -> shapes.put(name, parameter.getShape()));
    return shapes;
  }
}
