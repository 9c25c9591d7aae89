// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.pixellm.model.golden.Relative.assertClose;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pixellm.model.pretrain.GoldenStep;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.train.config.OptimizerConfig;

/** Three steps of the original's training, done again with both forms of the update. */
class AdamWGoldenTest {
  private static final OptimizerConfig CONFIG =
      new OptimizerConfig(1e-3, 0.9, 0.999, 1e-8, 0.05, 0);

  @ParameterizedTest
  @EnumSource(UpdateScript.class)
  void threeStepsEndAtTheOriginalsWeights(UpdateScript script) {
    UpdateScript best = UpdateScript.forEngine(Engine.getEngine("PyTorch").getVersion());
    assumeTrue(script == UpdateScript.FOREACH || best == UpdateScript.FUSED, "not in this engine");
    try (NDManager manager = NDManager.newBaseManager()) {
      GoldenStep step = new GoldenStep("pretrain_span_norm", 16, manager);
      float[] losses = step.golden.floats("outputs.safetensors", "losses_torch");
      try (Optimizer optimizer = new Optimizer(CONFIG, 0, step.parameters(), manager, script)) {
        for (int i = 0; i < 3; i++) {
          assertEquals(losses[i], train(step, manager, optimizer), 1e-4 * losses[i], "loss " + i);
        }
        assertEquals(3, optimizer.steps());
        try (NDManager scope = manager.newSubManager()) {
          float last = step.loss(GoldenStep.context(scope, false)).loss().getFloat();
          assertEquals(losses[3], last, 1e-4 * losses[3], "last loss");
        }
      }
      try (SafetensorsFile after = step.golden.open("after3_torch.safetensors")) {
        assertEquals(step.parameters().keySet(), java.util.Set.copyOf(after.names()));
        for (String name : after.names()) {
          Parameter parameter = step.parameters().get(name);
          float[] actual = parameter.getArray().toFloatArray();
          if (!parameter.requiresGradient()) {
            assertArrayEquals(after.floats(name), actual, name);
          } else if (!name.endsWith(".key.bias")) { // Adam amplifies the rounding of a zero there
            assertClose(after.floats(name), actual, 1e-4, name);
          }
        }
      }
    }
  }

  private static float train(GoldenStep step, NDManager manager, Optimizer optimizer) {
    try (NDManager scope = manager.newSubManager();
        Gradients gradients = new Gradients()) {
      LossTerms terms = GradientMode.recording(() -> step.loss(GoldenStep.context(scope, true)));
      NDList sums =
          gradients.of(scope, terms.loss(), (double) terms.count(), optimizer.parameters());
      optimizer.step(1e-3, sums, (double) terms.count());
      return terms.loss().getFloat();
    }
  }
}
