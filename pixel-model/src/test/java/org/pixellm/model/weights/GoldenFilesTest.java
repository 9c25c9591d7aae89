// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that another program wrote from a PyTorch model. */
class GoldenFilesTest {
  private static final Path GOLDENS =
      Path.of("src", "test", "resources", "goldens", "pretrain_span_norm");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "weights.safetensors, 78",
    "grads.safetensors, 76",
    "inputs.safetensors, 4",
    "outputs.safetensors, 8",
    "after3_torch.safetensors, 78"
  })
  void readsAllTensors(String name, int tensors) {
    assertEquals(tensors, RawSafetensors.readEverything(GOLDENS.resolve(name)));
  }

  @Test
  void readsTheValues() {
    try (SafetensorsFile inputs = SafetensorsFile.open(GOLDENS.resolve("inputs.safetensors"));
        SafetensorsFile outputs = SafetensorsFile.open(GOLDENS.resolve("outputs.safetensors"))) {
      assertEquals(List.of(2L, 3L, 16L, 256L), inputs.info("pixel_values").shape());
      for (float value : inputs.floats("attention_mask")) {
        assertTrue(value == 0 || value == 1);
      }
      assertEquals(TensorType.I64, outputs.info("ids_restore").type());
      long[] restore = outputs.longs("ids_restore");
      long[] firstRow = Arrays.copyOf(restore, 16);
      Arrays.sort(firstRow);
      assertArrayEquals(LongStream.range(0, 16).toArray(), firstRow);
      assertTrue(outputs.floats("loss")[0] > 0 && outputs.floats("loss")[0] < 10);
    }
  }

  @Test
  void writesTheSameTensorsAgain() {
    Path copy = folder.resolve("copy.safetensors");
    try (SafetensorsFile golden = SafetensorsFile.open(GOLDENS.resolve("weights.safetensors"))) {
      new SafetensorsWriter()
          .write(
              copy,
              golden.tensors().entrySet().stream()
                  .map(
                      e ->
                          new TensorSource(
                              e.getKey(),
                              e.getValue().type(),
                              e.getValue().shape(),
                              () -> golden.map(e.getKey())))
                  .toList(),
              golden.metadata());
      try (SafetensorsFile written = SafetensorsFile.open(copy)) {
        assertEquals(golden.names(), written.names());
        for (String name : golden.names()) {
          assertEquals(golden.info(name).shape(), written.info(name).shape());
          assertEquals(golden.map(name), written.map(name));
        }
      }
    }
  }

  @Test
  void readsTheConfiguration() {
    ConfigEntries config = new JsonObjectFile().read(GOLDENS);
    assertEquals(32, config.integer("hidden_size"));
    assertEquals(1e-12, config.number("layer_norm_eps"));
    assertEquals(List.of(16, 256), config.integers("image_size"));
    assertEquals(List.of("PIXELForPreTraining"), config.texts("architectures"));
    assertTrue(config.flag("norm_pix_loss"));
    assertTrue(!config.has("pad_token_id"));
  }
}
