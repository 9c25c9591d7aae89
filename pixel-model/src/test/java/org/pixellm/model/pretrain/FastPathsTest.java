// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.PatchBatch;

/** What is computed quickly is what the plain way computes: loss and every gradient. */
class FastPathsTest {
  private static final double TOLERANCE = 1e-5;

  static Stream<Setting> settings() {
    return Stream.of(Positions.values())
        .flatMap(
            positions ->
                Stream.of(1, 3)
                    .map(c -> new Setting(positions, InputEncoding.STANDARDISED, c, true, 0)))
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  static Stream<Setting> colouredSettings() {
    return settings().filter(setting -> setting.channels() > 1);
  }

  /** Fused attention and packed texts against single products and padded rectangles. */
  @ParameterizedTest
  @MethodSource("settings")
  void fusedAndPackedIsComposedAndPadded(Setting setting) {
    try (TinyModel plain = new TinyModel(setting, 40, AttentionMath.COMPOSED, false);
        TinyModel fast = new TinyModel(setting, 40, AttentionMath.FUSED, true)) {
      PatchBatch batch = plain.batch(5, 24, 11, 24, 2, 11);
      assertEqualSteps(plain, batch, fast, batch);
    }
  }

  /** Grey text, given to a model of three channels, against the same channel three times. */
  @ParameterizedTest
  @MethodSource("colouredSettings")
  void greyIsTheSameChannelThreeTimes(Setting setting) {
    try (TinyModel model = new TinyModel(setting);
        TinyModel grey =
            new TinyModel(
                new Setting(
                    setting.positions(),
                    setting.input(),
                    1,
                    true,
                    setting.dropout(),
                    setting.first()))) {
      PatchBatch one = grey.batch(5, 24, 11);
      assertEqualSteps(model, one, model, repeated(one, model.setting.channels()));
    }
  }

  /** Layers computed again in the backward pass against layers that keep what they made. */
  @ParameterizedTest
  @MethodSource("settings")
  void recomputedGradientsAreThoseOfKeptLayers(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      PatchBatch batch = model.batch(5, 24, 11);
      assertEqualGradients(
          model, model.gradients(batch, () -> {}), model.recomputedGradients(batch));
    }
  }

  private static PatchBatch repeated(PatchBatch grey, int channels) {
    int area = grey.patchLength();
    byte[] pixels = new byte[grey.pixels().length * channels];
    for (int i = 0; i < pixels.length / area; i++) {
      System.arraycopy(grey.pixels(), i / channels * area, pixels, i * area, area);
    }
    int[] lengths = new int[grey.size()];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = grey.length(row);
    }
    return new PatchBatch(pixels, lengths, grey.patchCount(), area * channels);
  }

  private static void assertEqualSteps(
      TinyModel plain, PatchBatch plainBatch, TinyModel fast, PatchBatch fastBatch) {
    float loss = plain.loss(plainBatch, plain.plan(plainBatch));
    assertEquals(loss, fast.loss(fastBatch, fast.plan(fastBatch)), TOLERANCE * loss, "loss");
    assertEqualGradients(
        plain, plain.gradients(plainBatch, () -> {}), fast.gradients(fastBatch, () -> {}));
  }

  private static void assertEqualGradients(
      TinyModel plain, Map<String, float[]> expected, Map<String, float[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, gradient) -> {
          if (name.endsWith(".key.bias") && plain.setting.positions() == Positions.SINCOS2D) {
            return; // truly zero: nothing but rounding to compare
          }
          double largest = 0;
          double difference = 0;
          for (int i = 0; i < gradient.length; i++) {
            largest = Math.max(largest, Math.abs(gradient[i]));
            difference = Math.max(difference, Math.abs(gradient[i] - actual.get(name)[i]));
          }
          assertEquals(0, difference, TOLERANCE * largest, name);
        });
  }
}
