// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Attention with rotary positions, worked out a second time by loops over doubles. */
class RotaryAttentionTest {
  private static final int HIDDEN = 12;
  private static final int HEADS = 2;
  private static final int HEAD = HIDDEN / HEADS;
  private static final double BASE = 50;

  private static final TransformerShape SHAPE =
      new TransformerShape(HIDDEN, 1, HEADS, 4, 0, 0, 1e-12, 0.5);

  @Test
  void agreesWithTheFormula() {
    int[] places = {4, 0, 9, 2};
    int tokens = 1 + places.length;
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterSet set = new ParameterSet();
      SelfAttention attention = new SelfAttention(set, "a", SHAPE, new AttentionKernel(HEADS, 0.0));
      SplittableRandom random = new SplittableRandom(3);
      set.initialize(manager, random);
      for (String part : new String[] {"query", "key", "value"}) {
        float[] bias = random(random, HIDDEN);
        ParameterValues.replace(
            set.asMap().get("a." + part + ".bias"), manager.create(bias), manager);
      }
      float[] x = random(random, tokens * HIDDEN);
      NDArray input = manager.create(FloatBuffer.wrap(x), new Shape(1, tokens, HIDDEN));
      NDArray placeArray = manager.create(new long[] {4, 0, 9, 2}, new Shape(1, 4));
      AttentionContext context =
          new AttentionContext(
              Optional.empty(),
              Optional.of(new RotaryPositions(HEAD, BASE).at(manager, placeArray)),
              false);

      double[][] q = turned(projected(set, "query", x, tokens), places);
      double[][] k = turned(projected(set, "key", x, tokens), places);
      double[][] v = projected(set, "value", x, tokens);
      assertArrayEquals(attended(q, k, v), attention.forward(input, context).toFloatArray(), 1e-5f);
    }
  }

  private static float[] random(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double[][] projected(ParameterSet set, String part, float[] x, int tokens) {
    float[] weight = set.asMap().get("a." + part + ".weight").getArray().toFloatArray();
    float[] bias = set.asMap().get("a." + part + ".bias").getArray().toFloatArray();
    double[][] y = new double[tokens][HIDDEN];
    for (int t = 0; t < tokens; t++) {
      for (int o = 0; o < HIDDEN; o++) {
        y[t][o] = bias[o];
        for (int i = 0; i < HIDDEN; i++) {
          y[t][o] += (double) weight[o * HIDDEN + i] * x[t * HIDDEN + i];
        }
      }
    }
    return y;
  }

  /** CLS stands at 0 and a patch one after its place; value i of a head turns with i + half. */
  private static double[][] turned(double[][] y, int[] places) {
    double[][] result = new double[y.length][HIDDEN];
    for (int t = 0; t < y.length; t++) {
      int place = t == 0 ? 0 : places[t - 1] + 1;
      for (int head = 0; head < HEADS; head++) {
        for (int i = 0; i < HEAD / 2; i++) {
          double angle = place / Math.pow(BASE, 2.0 * i / HEAD);
          int low = head * HEAD + i;
          int high = low + HEAD / 2;
          result[t][low] = y[t][low] * Math.cos(angle) - y[t][high] * Math.sin(angle);
          result[t][high] = y[t][high] * Math.cos(angle) + y[t][low] * Math.sin(angle);
        }
      }
    }
    return result;
  }

  private static float[] attended(double[][] q, double[][] k, double[][] v) {
    int tokens = q.length;
    float[] result = new float[tokens * HIDDEN];
    for (int head = 0; head < HEADS; head++) {
      for (int t = 0; t < tokens; t++) {
        double[] weights = new double[tokens];
        double total = 0;
        for (int s = 0; s < tokens; s++) {
          double score = 0;
          for (int i = head * HEAD; i < (head + 1) * HEAD; i++) {
            score += q[t][i] * k[s][i];
          }
          weights[s] = Math.exp(score / Math.sqrt(HEAD));
          total += weights[s];
        }
        for (int i = head * HEAD; i < (head + 1) * HEAD; i++) {
          double sum = 0;
          for (int s = 0; s < tokens; s++) {
            sum += weights[s] / total * v[s][i];
          }
          result[t * HIDDEN + i] = (float) sum;
        }
      }
    }
    return result;
  }

  @Test
  void patchesInARowHaveTheAnglesOfTheirPlaces() {
    try (NDManager manager = NDManager.newBaseManager()) {
      RotaryPositions rotary = new RotaryPositions(HEAD, BASE);
      NDArray places = manager.create(new long[] {0, 1, 2, 3, 4}, new Shape(1, 5));
      var inOrder = rotary.inOrder(manager, 5);
      var at = rotary.at(manager, places);
      assertEquals(new Shape(1, 1, 6, 3), inOrder.cos().getShape());
      assertArrayEquals(at.cos().toFloatArray(), inOrder.cos().toFloatArray());
      assertArrayEquals(at.sin().toFloatArray(), inOrder.sin().toFloatArray());
    }
  }

  @Test
  void impossibleAnglesAreRefused() {
    assertMessage("even width, not 5", () -> new RotaryPositions(5, 100));
    assertMessage("rope_base must be above 1, not 1.0", () -> new RotaryPositions(4, 1));
    assertMessage("rope_base must be above 1, not NaN", () -> new RotaryPositions(4, Double.NaN));
  }

  private static void assertMessage(
      String part, org.junit.jupiter.api.function.Executable executable) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, executable);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
