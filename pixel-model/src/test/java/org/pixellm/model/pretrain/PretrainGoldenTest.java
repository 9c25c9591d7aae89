// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixellm.model.golden.Relative.assertClose;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.plugins.model.EncoderInput;

/** The model computes what the original computed. */
class PretrainGoldenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pretrain_span_norm",
        "pretrain_random_norm",
        "pretrain_random_nonorm",
        "pretrain_truncated"
      })
  void outputsAreTheOriginals(String name) {
    try (NDManager manager = NDManager.newBaseManager()) {
      GoldenStep step = new GoldenStep(name, 16, manager);
      String outputs = "outputs.safetensors";
      assertArrayEquals(step.golden.longs(outputs, "ids_restore"), restoreByRow(step), "restore");

      var context = GoldenStep.context(manager, false);
      NDArray states = step.encoder.encode(encoderInput(step, manager), context);
      assertClose(
          step.golden.floats(outputs, "encoder_last_hidden_state"),
          states.toFloatArray(),
          1e-4,
          "encoder");

      NDArray logits =
          step.objective.predict(step.encoder, step.visible(manager), step.plan, context);
      assertClose(step.golden.floats(outputs, "logits"), logits.toFloatArray(), 1e-4, "logits");

      float expected = step.golden.floats(outputs, "loss")[0];
      assertEquals(expected, step.loss(context).loss().getFloat(), 1e-4 * expected, "loss");
    }
  }

  /** The original counts the patches of each row from 0. */
  private static long[] restoreByRow(GoldenStep step) {
    long[] restore = step.plan.restore();
    for (int i = 0; i < restore.length; i++) {
      restore[i] %= step.plan.patches(0);
    }
    return restore;
  }

  private static EncoderInput encoderInput(GoldenStep step, NDManager manager) {
    int visible = step.plan.visible(0);
    Shape shape = new Shape(step.plan.texts(), visible);
    float[] attention = new float[(int) shape.size()];
    for (int i = 0; i < attention.length; i++) {
      attention[i] = step.plan.real(i / visible, i % visible) ? 1 : 0;
    }
    return new EncoderInput(
        step.visible(manager).reshape(shape.get(0), shape.get(1), -1),
        Optional.of(manager.create(step.plan.visiblePlaces(), shape)),
        Optional.of(manager.create(FloatBuffer.wrap(attention), shape)));
  }

  @Test
  void gradientsAreTheOriginals() {
    try (NDManager manager = NDManager.newBaseManager()) {
      GoldenStep step = new GoldenStep("pretrain_span_norm", 16, manager);
      step.parameters().values().stream()
          .filter(Parameter::requiresGradient)
          .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(step.loss(GoldenStep.context(manager, true)).loss());
      }
      try (SafetensorsFile gradients = step.golden.open("grads.safetensors")) {
        double squares = 0;
        for (String name : gradients.names()) {
          float[] actual = step.parameters().get(name).getArray().getGradient().toFloatArray();
          for (float value : actual) {
            squares += (double) value * value;
          }
          if (!name.endsWith(".key.bias")) { // truly zero: nothing but rounding to compare
            assertClose(gradients.floats(name), actual, 1e-3, name);
          }
        }
        float norm = step.golden.floats("outputs.safetensors", "grad_global_l2_norm")[0];
        assertEquals(norm, Math.sqrt(squares), 1e-3 * norm, "global norm");
      }
    }
  }
}
