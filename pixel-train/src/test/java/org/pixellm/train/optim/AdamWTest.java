// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.train.config.OptimizerConfig;

class AdamWTest {
  private static final OptimizerConfig CONFIG =
      new OptimizerConfig(1e-3, 0.9, 0.999, 1e-8, 0.05, 0);

  /** Both forms of the update against the formula, worked out in doubles. */
  @ParameterizedTest
  @CsvSource({"FUSED, 1", "FUSED, 8", "FOREACH, 1", "FOREACH, 8"})
  void updateFollowsTheFormula(UpdateScript script, double divisor) {
    UpdateScript best = UpdateScript.forEngine(Engine.getEngine("PyTorch").getVersion());
    assumeTrue(script == UpdateScript.FOREACH || best == UpdateScript.FUSED, "not in this engine");
    try (NDManager manager = NDManager.newBaseManager();
        TorchOp op = new TorchOp("adamw", script.source(CONFIG, CONFIG.weightDecay()))) {
      NDArray p = manager.create(new float[] {1f, -2f, 0.5f});
      NDArray m = manager.zeros(p.getShape());
      NDArray v = manager.zeros(p.getShape());
      float[][] gradients = {{0.1f, -0.3f, 2f}, {-0.2f, 0.4f, 1f}, {0.05f, 0f, -3f}};
      double[] expected = {1, -2, 0.5};
      double[] first = new double[3];
      double[] second = new double[3];
      for (int t = 1; t <= 3; t++) {
        NDArray g = manager.create(gradients[t - 1]);
        op.run(
            manager,
            List.of(new NDList(p), new NDList(g), new NDList(m), new NDList(v)),
            manager.create(1e-3),
            manager.create((double) t),
            manager.create((float) divisor));
        for (int i = 0; i < 3; i++) {
          double gradient = gradients[t - 1][i] / divisor;
          expected[i] *= 1 - 1e-3 * 0.05;
          first[i] = 0.9 * first[i] + 0.1 * gradient;
          second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
          double mHat = first[i] / (1 - Math.pow(0.9, t));
          double vHat = second[i] / (1 - Math.pow(0.999, t));
          expected[i] -= 1e-3 * mHat / (Math.sqrt(vHat) + 1e-8);
        }
      }
      float[] actual = p.toFloatArray();
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[i], actual[i], 2e-6);
      }
    }
  }

  @Test
  void dividesAndClipsByTheGlobalNorm() {
    OptimizerConfig clipping = new OptimizerConfig(1e-3, 0, 0, 1e-8, 0, 1.0);
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("x", parameter("x", manager.zeros(new Shape(1))));
      parameters.put("y", parameter("y", manager.zeros(new Shape(1))));
      try (Optimizer optimizer = new Optimizer(clipping, parameters, manager)) {
        NDList gradients =
            new NDList(manager.create(new float[] {6}), manager.create(new float[] {8}));
        assertEquals(5.0, optimizer.step(0, gradients, 2), 1e-6);
        assertArrayEquals(
            new float[] {0.6f}, optimizer.moments().get("x.exp_avg").toFloatArray(), 1e-5f);
        assertArrayEquals(
            new float[] {0.8f}, optimizer.moments().get("y.exp_avg").toFloatArray(), 1e-5f);
        assertEquals(1, optimizer.steps());
      }
    }
  }

  /** Adam's first step is its rate, whatever the gradient. */
  @Test
  void aParameterLearnsAtItsShareOfTheRate() {
    OptimizerConfig plain = new OptimizerConfig(1e-3, 0.9, 0.99, 1e-12, 0, 0);
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> parameters = new LinkedHashMap<>();
      for (String name : new String[] {"low", "middle", "high"}) {
        parameters.put(name, parameter(name, manager.zeros(new Shape(1))));
      }
      RateFactors factors = name -> name.equals("low") ? 0.25 : name.equals("middle") ? 0.5 : 1;
      try (Optimizer optimizer = new Optimizer(plain, 0, factors, parameters, manager)) {
        NDList gradients = new NDList();
        parameters.keySet().forEach(name -> gradients.add(manager.create(new float[] {3})));
        optimizer.step(0.1, gradients, 1);
        assertEquals(-0.025f, parameters.get("low").getArray().getFloat(0), 1e-6);
        assertEquals(-0.05f, parameters.get("middle").getArray().getFloat(0), 1e-6);
        assertEquals(-0.1f, parameters.get("high").getArray().getFloat(0), 1e-6);
        assertEquals(6, optimizer.moments().size());
      }
    }
  }

  @Test
  void aGradientThatIsNotFiniteChangesNothing() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Parameter x = parameter("x", manager.create(new float[] {0f, 1f}));
      try (Optimizer optimizer = new Optimizer(CONFIG, Map.of("x", x), manager)) {
        NDList gradients = new NDList(manager.create(new float[] {Float.POSITIVE_INFINITY, 1}));
        assertEquals(Double.POSITIVE_INFINITY, optimizer.step(0.1, gradients, 1));
        assertArrayEquals(new float[] {0f, 1f}, x.getArray().toFloatArray());
        assertArrayEquals(new float[2], optimizer.moments().get("x.exp_avg").toFloatArray());
        assertEquals(0, optimizer.steps());
      }
    }
  }

  private static Parameter parameter(String name, NDArray value) {
    Parameter parameter = Parameter.builder().setName(name).setType(Parameter.Type.WEIGHT).build();
    parameter.setArray(value);
    return parameter;
  }
}
