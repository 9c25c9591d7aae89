// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.PatchBatch;

/**
 * No gradient reads memory that the collector may free between the forward and the backward pass,
 * as those of DJL's operations with a {@link Number} do. Covers all blocks and scripts of a
 * training step in every combination of settings.
 */
class GarbageCollectionTest {

  static Stream<Arguments> settings() {
    return Stream.of(Positions.values())
        .flatMap(
            positions ->
                Stream.of(InputEncoding.values())
                    .flatMap(
                        input ->
                            Stream.of(0.0, 0.2)
                                .flatMap(
                                    dropout ->
                                        Stream.of(
                                            new Setting(positions, input, 1, true, dropout),
                                            new Setting(positions, input, 3, true, dropout),
                                            new Setting(positions, input, 1, false, dropout),
                                            new Setting(positions, input, 3, false, dropout)))))
        .flatMap(
            setting ->
                setting.channels() == 1 && setting.normalised()
                    ? Setting.firstLayers().map(setting::with)
                    : Stream.of(setting))
        .flatMap(setting -> Stream.of(Arguments.of(setting, false), Arguments.of(setting, true)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void gradientsSurviveACollection(Setting setting, boolean padding) {
    try (TinyModel model = new TinyModel(setting)) {
      // A row that is long but shows little, so that the encoder sees padding of the others.
      PatchBatch batch = padding ? model.batch(5, 24, 11) : model.batch(12, 12);
      // The engine may rewrite a script after its first runs, and then rounds differently.
      for (int i = 0; i < 3; i++) {
        model.gradients(batch, () -> {});
      }
      Map<String, float[]> undisturbed = model.gradients(batch, () -> {});
      Map<String, float[]> disturbed = model.gradients(batch, FreedMemory::overwrite);
      assertEquals(undisturbed.keySet(), disturbed.keySet());
      undisturbed.forEach(
          (name, gradient) -> assertArrayEquals(gradient, disturbed.get(name), name));
    }
  }
}
