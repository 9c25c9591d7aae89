// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.StepContext;

/**
 * The decoder's last layer, computed for hidden patches alone, is the whole layer at those patches:
 * states, and the gradient of every parameter.
 */
class ShortenedLayerTest {
  private static final double TOLERANCE = 1e-5;

  /** Decoded hidden patches, and gradients of a weighted sum of them. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Decoded(float[] states, List<float[]> gradients) {}

  @ParameterizedTest
  @EnumSource(Positions.class)
  void hiddenPatchesAloneAreThoseOfTheWholeLayer(Positions positions) {
    Setting setting = new Setting(positions, InputEncoding.STANDARDISED, 1, true, 0);
    try (TinyModel model = new TinyModel(setting)) {
      MaskPlan plan = model.plan(model.batch(5, 24, 11, 24));
      Decoded whole = decode(model, plan, false);
      Decoded alone = decode(model, plan, true);

      assertClose(whole.states(), alone.states());
      assertEquals(whole.gradients().size(), alone.gradients().size());
      for (int i = 0; i < whole.gradients().size(); i++) {
        assertClose(whole.gradients().get(i), alone.gradients().get(i));
      }
    }
  }

  private static Decoded decode(TinyModel model, MaskPlan plan, boolean hiddenOnly) {
    List<Parameter> trained =
        model.objective.parameters().values().stream()
            .filter(parameter -> !parameter.getName().contains("decoder_pred"))
            .filter(Parameter::requiresGradient)
            .toList();
    NDList arrays = new NDList(trained.stream().map(Parameter::getArray).toArray(NDArray[]::new));
    try (NDManager scope = model.manager.newSubManager();
        Gradients gradients = new Gradients()) {
      StepContext context = TinyModel.context(scope, true);
      int visible = IntStream.range(0, plan.texts()).map(text -> 1 + visible(plan, text)).sum();
      NDArray states = random(scope, 1, visible, TinyModel.HIDDEN);
      NDArray[] decoded = new NDArray[1];
      NDArray sum =
          GradientMode.recording(
              () -> {
                NDArray all = model.objective.decoder().decode(states, plan, hiddenOnly, context);
                decoded[0] = hiddenOnly ? all : new SequenceOps().select(all, rows(plan, scope));
                return decoded[0].mul(random(scope, decoded[0].getShape().getShape())).sum();
              });
      NDList found = gradients.of(scope, sum, 1, arrays);
      return new Decoded(
          decoded[0].toFloatArray(), found.stream().map(NDArray::toFloatArray).toList());
    }
  }

  private static int visible(MaskPlan plan, int text) {
    return plan.patches(text) - plan.hidden(text);
  }

  /** Where the hidden patches stand: a text is its CLS, its visible patches, its hidden ones. */
  private static NDArray rows(MaskPlan plan, NDManager scope) {
    LongStream.Builder rows = LongStream.builder();
    int start = 0;
    for (int text = 0; text < plan.texts(); text++) {
      for (int i = visible(plan, text); i < plan.patches(text); i++) {
        rows.add(start + 1L + i);
      }
      start += 1 + plan.patches(text);
    }
    long[] all = rows.build().toArray();
    assertTrue(all.length > 0);
    return scope.create(all, new Shape(all.length));
  }

  /** The same values for the same shape. */
  private static NDArray random(NDManager scope, long... shape) {
    float[] values = new float[(int) new Shape(shape).size()];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return scope.create(FloatBuffer.wrap(values), new Shape(shape));
  }

  private static void assertClose(float[] expected, float[] actual) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    // Biases of keys change nothing: their gradient is zero but for rounding.
    assertArrayEquals(expected, actual, (float) (TOLERANCE * Math.max(largest, 0.1)));
  }
}
