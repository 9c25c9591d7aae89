// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.plugins.model.Recomputation;

/** A layer over texts of unequal lengths, worked out a second time by loops over doubles. */
class LayerFormulaTest {
  private static final int HIDDEN = 12;
  private static final int HEADS = 2;
  private static final int HEAD = HIDDEN / HEADS;
  private static final int INTERMEDIATE = 10;
  private static final double BASE = 50;
  private static final double EPSILON = 1e-3;

  private static final TransformerShape SHAPE =
      new TransformerShape(HIDDEN, 1, HEADS, INTERMEDIATE, 0, 0, EPSILON, 0.5);

  /** Places of the tokens of each text, CLS at 0, and how many of its last ones are needed. */
  private static final int[][] PLACES = {{0, 5, 1, 10, 3}, {0, 2, 9, 7, 4}, {0, 1, 2}, {0, 8}};

  private static final int[] LAST = {2, 2, 1, 1};

  static Stream<Arguments> variants() {
    return Stream.of(AttentionMath.values())
        .flatMap(
            math ->
                Stream.of(true, false)
                    .flatMap(
                        rotated ->
                            Stream.of(
                                Arguments.of(math, rotated, true, 0),
                                Arguments.of(math, rotated, false, 0),
                                Arguments.of(math, rotated, false, 1),
                                Arguments.of(math, rotated, false, 4))));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void agreesWithTheFormula(AttentionMath math, boolean rotated, boolean shortened, int distance) {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterSet set = new ParameterSet();
      SplittableRandom random = new SplittableRandom(3);
      int tokens = Stream.of(PLACES).mapToInt(text -> text.length).sum();
      float[] x = random(random, tokens * HIDDEN);
      LocalAttention local = distance == 0 ? LocalAttention.NONE : new LocalAttention(1, distance);
      try (Transformer transformer = new Transformer(set, "t", SHAPE, math, local);
          RotaryPositions rotary = new RotaryPositions(HEAD, BASE)) {
        set.initialize(manager, random);
        set.asMap()
            .forEach(
                (name, parameter) -> {
                  float[] values = random(random, (int) parameter.getShape().size());
                  NDArray array =
                      manager.create(FloatBuffer.wrap(values), parameter.getShape()).duplicate();
                  ParameterValues.replace(parameter, array, manager);
                });
        TokenRuns runs =
            TokenRuns.of(PLACES.length, text -> PLACES[text].length, text -> LAST[text]);
        long[] places = Stream.of(PLACES).flatMapToInt(Arrays::stream).asLongStream().toArray();
        AttentionContext context =
            new AttentionContext(
                runs.array(manager),
                manager.create(places),
                Optional.empty(),
                rotated ? Optional.of(rotary.at(manager.create(places), 10)) : Optional.empty(),
                false,
                Recomputation.NONE);
        NDArray input = manager.create(FloatBuffer.wrap(x), new Shape(tokens, HIDDEN));

        float[] actual = transformer.forward(input, context, shortened).toFloatArray();

        assertArrayEquals(new Formula(set, rotated, shortened, distance).layer(x), actual, 2e-4f);
      }
    }
  }

  private static float[] random(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private record Formula(ParameterSet set, boolean rotated, boolean shortened, int distance) {

    float[] layer(float[] x) {
      double[][] result = {};
      int from = 0;
      for (int text = 0; text < PLACES.length; text++) {
        double[][] tokens = new double[PLACES[text].length][HIDDEN];
        for (int t = 0; t < tokens.length; t++) {
          for (int i = 0; i < HIDDEN; i++) {
            tokens[t][i] = x[(from + t) * HIDDEN + i];
          }
        }
        from += tokens.length;
        double[][] y = text(tokens, PLACES[text]);
        int skipped = shortened ? y.length - LAST[text] : 0;
        result =
            Stream.concat(Stream.of(result), Stream.of(y).skip(skipped)).toArray(double[][]::new);
      }
      double[] flat = Stream.of(result).flatMapToDouble(Arrays::stream).toArray();
      float[] floats = new float[flat.length];
      IntStream.range(0, flat.length).forEach(i -> floats[i] = (float) flat[i]);
      return floats;
    }

    private double[][] text(double[][] x, int[] places) {
      double[][] normed = norm(x, "layernorm_before");
      double[][] q = turned(linear(normed, "attention.attention.query"), places);
      double[][] k = turned(linear(normed, "attention.attention.key"), places);
      double[][] v = linear(normed, "attention.attention.value");
      double[][] y = sum(x, linear(attended(q, k, v, places), "attention.output.dense"));
      double[][] wide = linear(norm(y, "layernorm_after"), "intermediate.dense");
      for (double[] row : wide) {
        for (int i = 0; i < row.length; i++) {
          row[i] *= 0.5 * (1 + erf(row[i] / Math.sqrt(2)));
        }
      }
      return sum(y, linear(wide, "output.dense"));
    }

    private float[] values(String name) {
      return set.asMap().get("t.0." + name).getArray().toFloatArray();
    }

    private double[][] norm(double[][] x, String name) {
      float[] weight = values(name + ".weight");
      float[] bias = values(name + ".bias");
      double[][] y = new double[x.length][HIDDEN];
      for (int t = 0; t < x.length; t++) {
        double mean = Arrays.stream(x[t]).average().orElseThrow();
        double variance =
            Arrays.stream(x[t]).map(value -> (value - mean) * (value - mean)).sum() / HIDDEN;
        for (int i = 0; i < HIDDEN; i++) {
          y[t][i] = (x[t][i] - mean) / Math.sqrt(variance + EPSILON) * weight[i] + bias[i];
        }
      }
      return y;
    }

    private double[][] linear(double[][] x, String name) {
      float[] weight = values(name + ".weight");
      float[] bias = values(name + ".bias");
      double[][] y = new double[x.length][bias.length];
      for (int t = 0; t < x.length; t++) {
        for (int o = 0; o < bias.length; o++) {
          y[t][o] = bias[o];
          for (int i = 0; i < x[t].length; i++) {
            y[t][o] += weight[o * x[t].length + i] * x[t][i];
          }
        }
      }
      return y;
    }

    /** Value i of a head turns with value i + half. */
    private double[][] turned(double[][] y, int[] places) {
      if (!rotated) {
        return y;
      }
      double[][] result = new double[y.length][HIDDEN];
      for (int t = 0; t < y.length; t++) {
        for (int head = 0; head < HEADS; head++) {
          for (int i = 0; i < HEAD / 2; i++) {
            double angle = places[t] / Math.pow(BASE, 2.0 * i / HEAD);
            int low = head * HEAD + i;
            int high = low + HEAD / 2;
            result[t][low] = y[t][low] * Math.cos(angle) - y[t][high] * Math.sin(angle);
            result[t][high] = y[t][high] * Math.cos(angle) + y[t][low] * Math.sin(angle);
          }
        }
      }
      return result;
    }

    private double[][] attended(double[][] q, double[][] k, double[][] v, int[] places) {
      double[][] result = new double[q.length][HIDDEN];
      for (int head = 0; head < HEADS; head++) {
        for (int t = 0; t < q.length; t++) {
          double[] weights = new double[k.length];
          for (int s = 0; s < k.length; s++) {
            double score = 0;
            for (int i = head * HEAD; i < (head + 1) * HEAD; i++) {
              score += q[t][i] * k[s][i];
            }
            weights[s] = sees(places[t], places[s]) ? Math.exp(score / Math.sqrt(HEAD)) : 0;
          }
          double total = Arrays.stream(weights).sum();
          for (int i = head * HEAD; i < (head + 1) * HEAD; i++) {
            for (int s = 0; s < k.length; s++) {
              result[t][i] += weights[s] / total * v[s][i];
            }
          }
        }
      }
      return result;
    }

    private boolean sees(int a, int b) {
      return distance == 0 || a == 0 || b == 0 || Math.abs(a - b) <= distance;
    }

    private static double[][] sum(double[][] a, double[][] b) {
      double[][] result = new double[a.length][];
      for (int t = 0; t < a.length; t++) {
        double[] other = b[t];
        result[t] = a[t].clone();
        for (int i = 0; i < other.length; i++) {
          result[t][i] += other[i];
        }
      }
      return result;
    }

    /** The series around 0; beyond 5 it is 1 to all digits that matter here. */
    private static double erf(double x) {
      if (Math.abs(x) > 5) {
        return Math.signum(x);
      }
      double term = x;
      double sum = x;
      for (int n = 1; n < 120; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 2 / Math.sqrt(Math.PI) * sum;
    }
  }
}
