// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.train.config.MuonConfig;
import org.pixellm.train.config.OptimizerConfig;
import org.pixellm.train.config.OptimizerConfig.Kind;

class MuonRuleTest {
  private static final double RATE = 0.01;
  private static final double DECAY = 0.3;

  private static OptimizerConfig config(boolean nesterov) {
    return new OptimizerConfig(
        RATE, 0.9, 0.95, 1e-8, DECAY, 0, Kind.MUON, new MuonConfig(0.8, nesterov, 5));
  }

  private static Parameter parameter(String name, NDArray value) {
    Parameter parameter = Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).build();
    parameter.setArray(value);
    return parameter;
  }

  private static float[] random(int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }

  /** Wide, tall and square, with and without a look ahead, against the formula in doubles. */
  @ParameterizedTest
  @CsvSource({"2, 5, true", "5, 2, true", "3, 3, true", "4, 3, false"})
  void threeUpdatesFollowTheFormula(int rows, int columns, boolean nesterov) {
    SplittableRandom random = new SplittableRandom(5);
    float[] start = random(rows * columns, random);
    double[][] expected = matrix(start, rows, columns, 1);
    double[][] momentum = new double[rows][columns];
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray value = manager.create(FloatBuffer.wrap(start), new Shape(rows, columns));
      Map<String, Parameter> parameters =
          Map.of("stack.0.x.weight", parameter("stack.0.x.weight", value));
      try (Optimizer optimizer = new Optimizer(config(nesterov), parameters, manager)) {
        for (int t = 0; t < 3; t++) {
          float[] gradient = random(rows * columns, random);
          NDArray array = manager.create(FloatBuffer.wrap(gradient), new Shape(rows, columns));
          optimizer.step(RATE, new NDList(array), 4);
          double[][] g = matrix(gradient, rows, columns, 4);
          momentum = sum(momentum, 0.8, g, 1);
          double[][] update = orthogonal(nesterov ? sum(momentum, 0.8, g, 1) : momentum);
          double scale = 0.2 * Math.sqrt(Math.max(rows, columns));
          expected = sum(expected, 1 - RATE * DECAY, update, -RATE * scale);
        }
      }
      float[] actual = value.toFloatArray();
      for (int i = 0; i < actual.length; i++) {
        assertEquals(expected[i / columns][i % columns], actual[i], 1e-5);
      }
    }
  }

  /** The published iteration, written for any shape: the longer side is multiplied away. */
  private static double[][] orthogonal(double[][] update) {
    boolean tall = update.length > update[0].length;
    double[][] x = tall ? transposed(update) : update;
    double norm = 0;
    for (double[] row : x) {
      for (double value : row) {
        norm += value * value;
      }
    }
    x = sum(x, 1 / (Math.sqrt(norm) + 1e-7), x, 0);
    for (int step = 0; step < 5; step++) {
      double[][] a = product(x, transposed(x));
      double[][] b = sum(a, -4.7750, product(a, a), 2.0315);
      x = sum(x, 3.4445, product(b, x), 1);
    }
    return tall ? transposed(x) : x;
  }

  private static double[][] matrix(float[] values, int rows, int columns, double divisor) {
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < values.length; i++) {
      matrix[i / columns][i % columns] = values[i] / divisor;
    }
    return matrix;
  }

  private static double[][] sum(double[][] x, double a, double[][] y, double b) {
    double[][] sum = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        sum[i][j] = a * x[i][j] + b * y[i][j];
      }
    }
    return sum;
  }

  private static double[][] transposed(double[][] x) {
    double[][] turned = new double[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        turned[j][i] = x[i][j];
      }
    }
    return turned;
  }

  private static double[][] product(double[][] x, double[][] y) {
    double[][] product = new double[x.length][y[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y[0].length; j++) {
        for (int k = 0; k < y.length; k++) {
          product[i][j] += x[i][k] * y[k][j];
        }
      }
    }
    return product;
  }

  @Test
  void onlyMatricesInsideLayersFollowMuon() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> parameters = new LinkedHashMap<>();
      for (String name :
          new String[] {
            "vit.encoder.layer.0.output.dense.weight",
            "decoder.decoder_layers.11.attention.attention.query.weight",
            "decoder.decoder_pred.weight",
            "decoder.decoder_embed.weight"
          }) {
        parameters.put(name, parameter(name, manager.zeros(new Shape(3, 2))));
      }
      String bias = "vit.encoder.layer.0.output.dense.bias";
      parameters.put(bias, parameter(bias, manager.zeros(new Shape(3))));
      String projection = "vit.embeddings.patch_embeddings.projection.weight";
      parameters.put(projection, parameter(projection, manager.zeros(new Shape(3, 1, 2, 2))));
      try (Optimizer optimizer = new Optimizer(config(true), parameters, manager)) {
        Set<String> names = optimizer.moments().keySet();
        assertEquals(2 + 2 * 4, names.size());
        assertTrue(names.contains("vit.encoder.layer.0.output.dense.weight.momentum"));
        assertTrue(
            names.contains("decoder.decoder_layers.11.attention.attention.query.weight.momentum"));
        assertFalse(names.contains("vit.encoder.layer.0.output.dense.weight.exp_avg"));
        assertTrue(names.contains("decoder.decoder_pred.weight.exp_avg"));
      }
    }
  }

  /** After a bias-corrected average of weights that are known. */
  @Test
  void theAverageFollowsTheFormulaAndCanStandInForTheWeights() {
    OptimizerConfig plain = new OptimizerConfig(0.1, 0, 0, 1e-8, 0, 0);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray value = manager.create(new float[] {1, -2});
      Map<String, Parameter> parameters = Map.of("x", parameter("x", value));
      try (Optimizer optimizer = new Optimizer(plain, 0.9, parameters, manager)) {
        NDArray average = optimizer.moments().get("x.average");
        assertArrayEquals(new float[] {1, -2}, average.toFloatArray());
        double[] sum = new double[2];
        double weights = 0;
        for (int t = 1; t <= 5; t++) {
          optimizer.step(0.1, new NDList(manager.create(new float[] {t % 2 == 0 ? 1 : -3, 2})), 1);
          float[] now = value.toFloatArray();
          weights = 0.9 * weights + 1;
          for (int i = 0; i < 2; i++) {
            sum[i] = 0.9 * sum[i] + now[i];
            assertEquals(sum[i] / weights, average.toFloatArray()[i], 1e-6);
          }
        }
        float[] raw = value.toFloatArray();
        float[] averaged = average.toFloatArray();
        optimizer.withAverage(() -> assertArrayEquals(averaged, value.toFloatArray()));
        assertArrayEquals(raw, value.toFloatArray());
        assertArrayEquals(averaged, average.toFloatArray());
      }
    }
  }
}
