// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.PatchBatch;

/** A text means the same alone and in a batch with longer ones. */
class PaddingTest {
  private static final float TOLERANCE = 1e-5f;

  static Stream<Setting> settings() {
    return Stream.of(Positions.values())
        .map(positions -> new Setting(positions, InputEncoding.STANDARDISED, 1, true, 0))
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void statesDoNotDependOnPadding(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      PatchBatch batch = model.batch(5, 23, 9);
      float[][] together = states(model, batch);
      for (int row = 0; row < batch.size(); row++) {
        float[] alone = states(model, TinyModel.row(batch, row))[0];
        assertArrayEquals(
            alone, Arrays.copyOf(together[row], alone.length), TOLERANCE, "row " + row);
      }
    }
  }

  /** The states of each row, CLS first. */
  private static float[][] states(TinyModel model, PatchBatch batch) {
    int patches = batch.patchCount();
    float[] values = new float[batch.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (batch.pixels()[i] & 0xFF) / 255f;
    }
    float[] attention = new float[batch.size() * patches];
    for (int i = 0; i < attention.length; i++) {
      attention[i] = i % patches < batch.length(i / patches) ? 1 : 0;
    }
    try (NDManager scope = model.manager.newSubManager()) {
      NDArray input =
          scope.create(
              FloatBuffer.wrap(values), new Shape(batch.size(), patches, batch.patchLength()));
      Optional<NDArray> mask =
          batch.padded()
              ? Optional.of(
                  scope.create(FloatBuffer.wrap(attention), new Shape(batch.size(), patches)))
              : Optional.empty();
      float[] all =
          model
              .encoder
              .encode(
                  new EncoderInput(input, Optional.empty(), mask), TinyModel.context(scope, false))
              .toFloatArray();
      int row = all.length / batch.size();
      float[][] rows = new float[batch.size()][];
      Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * row, (i + 1) * row));
      return rows;
    }
  }

  /** The loss of a batch is the mean of its texts' losses, by their hidden patches. */
  @ParameterizedTest
  @MethodSource("settings")
  void lossDoesNotDependOnPadding(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      PatchBatch batch = model.batch(5, 23, 9);
      List<BitSet> hidden = List.of(bits(1, 4), bits(0, 7, 8, 9, 20), bits(3, 8));
      int[] lengths = {5, 23, 9};
      MaskPlan together = MaskPlan.rectangular(hidden, 23, lengths);
      assertTrue(together.seesPadding());
      double sum = 0;
      int count = 0;
      for (int row = 0; row < 3; row++) {
        MaskPlan alone =
            MaskPlan.rectangular(List.of(hidden.get(row)), lengths[row], new int[] {lengths[row]});
        int patches = hidden.get(row).cardinality();
        sum += model.loss(TinyModel.row(batch, row), alone) * patches;
        count += patches;
      }
      assertEquals(sum / count, model.loss(batch, together), TOLERANCE);
    }
  }

  private static BitSet bits(int... indices) {
    BitSet bits = new BitSet();
    Arrays.stream(indices).forEach(bits::set);
    return bits;
  }
}
