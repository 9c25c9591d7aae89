// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.model.pretrain.TinyModel.Setting;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.TextLengths;

/** First layers of every kind, looked at from outside the encoder. */
class FirstLayersTest {
  private static final int[] LENGTHS = {6, 4};
  private static final long[] PLACES = {0, 1, 3, 4, 5, 20, 2, 3, 9, 12};

  static Stream<Setting> settings() {
    return Stream.of(Setting.QUICK, Setting.REFERENCE)
        .flatMap(setting -> Setting.firstLayers().map(setting::with));
  }

  /** In whatever order patches come, those at neighbouring places are neighbours. */
  @ParameterizedTest
  @MethodSource("settings")
  void statesFollowPlacesNotOrder(Setting setting) {
    int[] order = {3, 5, 0, 1, 4, 2, 9, 6, 8, 7};
    try (TinyModel model = new TinyModel(setting)) {
      float[][] inOrder = states(model, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, PLACES);
      float[][] shuffled = states(model, order, PLACES);
      for (int i = 0; i < order.length; i++) {
        int clsBefore = i < LENGTHS[0] ? 1 : 2; // a text's patches stay in their text
        assertArrayEquals(inOrder[order[i] + clsBefore], shuffled[i + clsBefore], 1e-5f);
      }
    }
  }

  /** No text of a pack reaches into another. */
  @ParameterizedTest
  @MethodSource("settings")
  void aPackedTextIsReadAsAlone(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
      float[][] together = states(model, order, PLACES);
      float[][] first = states(model, Arrays.copyOf(order, 6), Arrays.copyOf(PLACES, 6));
      for (int i = 0; i < first.length; i++) {
        assertArrayEquals(first[i], together[i], 1e-5f);
      }
    }
  }

  /** The states in int8, of which products with weights of the layers alone are, are near. */
  @ParameterizedTest
  @MethodSource("settings")
  void int8IsNear(Setting setting) {
    try (TinyModel model = new TinyModel(setting)) {
      int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
      float[][] exact = states(model, order, PLACES);
      try {
        assertTrue(model.encoder.quantise(model.manager));
      } catch (PixelException e) {
        abort(e.getMessage());
      }
      float[][] near = states(model, order, PLACES);
      double squares = 0;
      double errors = 0;
      for (int i = 0; i < exact.length; i++) {
        for (int j = 0; j < exact[i].length; j++) {
          squares += exact[i][j] * (double) exact[i][j];
          errors += Math.pow(exact[i][j] - (double) near[i][j], 2);
        }
      }
      double error = Math.sqrt(errors / squares);
      assertTrue(error > 1e-6 && error < 0.05, "relative error " + error);
    }
  }

  /**
   * The states of packed texts.
   *
   * @param order which of ten fixed patches stands where
   * @param places of the ten patches
   * @return CLS and patches, text by text
   */
  private static float[][] states(TinyModel model, int[] order, long[] places) {
    int values = model.encoder.patchLength();
    float[] pixels = new float[order.length * values];
    long[] ordered = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      SplittableRandom random = new SplittableRandom(order[i]);
      for (int j = 0; j < values; j++) {
        pixels[i * values + j] = random.nextFloat();
      }
      ordered[i] = places[order[i]];
    }
    TextLengths lengths =
        order.length == LENGTHS[0] ? TextLengths.of(LENGTHS[0]) : TextLengths.of(LENGTHS);
    assertEquals(order.length, lengths.total());
    try (NDManager scope = model.manager.newSubManager()) {
      Shape shape = new Shape(1, order.length, values);
      EncoderInput input =
          new EncoderInput(
              scope.create(FloatBuffer.wrap(pixels), shape),
              Optional.of(scope.create(ordered, new Shape(1, order.length))),
              Optional.empty(),
              Optional.of(lengths));
      float[] all = model.encoder.encode(input, TinyModel.context(scope, false)).toFloatArray();
      int hidden = model.encoder.hiddenSize();
      float[][] rows = new float[all.length / hidden][];
      Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * hidden, (i + 1) * hidden));
      return rows;
    }
  }
}
