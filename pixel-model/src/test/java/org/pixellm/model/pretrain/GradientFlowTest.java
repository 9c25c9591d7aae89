// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.torch.InPlaceCopy;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.PatchBatch;

class GradientFlowTest {

  static Stream<Setting> recipes() {
    return Stream.of(Setting.QUICK, Setting.REFERENCE)
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  static Stream<Setting> quick() {
    return Setting.firstLayers().map(Setting.QUICK::with);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyTrainedParameterLearns(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      Map<String, float[]> gradients = model.gradients(model.batch(9, 14), () -> {});
      gradients.forEach(
          (name, gradient) -> {
            double largest = 0;
            for (float value : gradient) {
              assertTrue(Float.isFinite(value), name);
              largest = Math.max(largest, Math.abs(value));
            }
            if (name.endsWith(".key.bias")) {
              // Adds the same to all scores of a query, which the softmax takes off again; with
              // rotary positions it does not, for the bias is turned with the key.
              boolean rotated = setting.positions() == Positions.ROPE;
              assertTrue(rotated || largest < 1e-6, name + " " + largest);
            } else {
              assertTrue(largest > 1e-6, name + " " + largest);
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void anyNumberOfPatchesWorks(Setting setting) {
    try (TinyModel model = new TinyModel(setting, 40)) {
      for (int patches = 2; patches <= 40; patches++) {
        PatchBatch batch = model.batch(patches);
        float loss = model.loss(batch, model.plan(batch));
        assertTrue(Float.isFinite(loss) && loss > 0, patches + " patches: " + loss);
      }
    }
  }

  /** Along a random direction of each parameter the loss changes as its gradient says. */
  @ParameterizedTest
  @MethodSource("quick")
  void gradientsAreTheLosssSlopes(Setting setting) {
    try (TinyModel model = new TinyModel(setting);
        InPlaceCopy copier = new InPlaceCopy()) {
      PatchBatch batch = model.batch(6, 11);
      MaskPlan plan = model.plan(batch);
      Map<String, float[]> gradients = model.gradients(batch, () -> {});
      SplittableRandom random = new SplittableRandom(11);
      gradients.forEach(
          (name, gradient) -> {
            NDArray parameter = model.parameters().get(name).getArray();
            float[] values = parameter.toFloatArray();
            float[] direction = new float[values.length];
            double slope = 0;
            for (int i = 0; i < direction.length; i++) {
              direction[i] = (float) (random.nextGaussian() / Math.sqrt(direction.length));
              slope += (double) direction[i] * gradient[i];
            }
            float step = 4e-3f;
            double[] losses = new double[4];
            for (int i = 0; i < 4; i++) {
              int offset = new int[] {-2, -1, 1, 2}[i];
              set(copier, parameter, moved(values, direction, offset * step));
              losses[i] = model.loss(batch, plan);
            }
            set(copier, parameter, values);
            // the central difference of fourth order
            double measured =
                (losses[0] - 8 * losses[1] + 8 * losses[2] - losses[3]) / (12.0 * step);
            assertEquals(slope, measured, 2e-4 + 1e-2 * Math.abs(slope), name);
          });
    }
  }

  private static float[] moved(float[] values, float[] direction, float by) {
    float[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by * direction[i];
    }
    return moved;
  }

  private static void set(InPlaceCopy copier, NDArray parameter, float[] values) {
    try (NDManager scope = parameter.getManager().newSubManager()) {
      Shape shape = parameter.getShape();
      copier.copy(parameter, scope.create(FloatBuffer.wrap(values), shape));
    }
  }
}
