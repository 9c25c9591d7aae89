// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.plugins.model.PatchBatch;

/** A step leaves nothing behind: neither its own scope nor the model's manager grows. */
class StepMemoryTest {
  private static final int STEPS = 50;

  static Stream<Setting> recipes() {
    return Stream.of(Setting.QUICK, Setting.REFERENCE)
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void theModelsManagerDoesNotGrow(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      PatchBatch batch = model.batch(5, 24, 11);
      BaseNDManager manager = (BaseNDManager) model.manager;
      model.gradients(batch, () -> {});
      model.loss(batch, model.plan(batch));
      int before = manager.getManagedArrays().size();
      assertTrue(before >= model.parameters().size(), "the parameters are counted");
      for (int i = 0; i < STEPS; i++) {
        model.gradients(batch, () -> {});
        model.loss(batch, model.plan(batch));
      }
      assertEquals(before, manager.getManagedArrays().size());
      assertEquals(
          model.parameters().size(), before, "the model's manager owns its parameters alone");
    }
  }
}
