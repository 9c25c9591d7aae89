// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.StepContext;

/** What backbones and heads have in common. */
final class NetworkLaws {
  private NetworkLaws() {}

  /** One pass, in which nothing is random but by a fixed seed. */
  static StepContext context(NDManager manager, boolean training) {
    return new StepContext(manager, training, new SplittableRandom(17), 0, 1);
  }

  /** Gives a part fresh values, by a fixed seed. */
  static <P extends NetworkPart> P filled(P part, NDManager manager) {
    part.initialize(manager, new SplittableRandom(5));
    part.parameters()
        .forEach(
            (name, parameter) ->
                assertTrue(parameter.isInitialized(), name + " has no values after initialize"));
    return part;
  }

  /** Hands a part's values to another made of its configuration, as saving and loading do. */
  static void handOver(NetworkPart from, NetworkPart to, NDManager manager) {
    assertEquals(
        List.copyOf(from.parameters().keySet()),
        List.copyOf(to.parameters().keySet()),
        "the names of parameters, or their order, after a restore");
    assertEquals(from.configuration(), to.configuration(), "the configuration after a restore");
    to.parameters()
        .forEach(
            (name, parameter) -> {
              NDArray saved = from.parameters().get(name).getArray();
              assertEquals(saved.getShape(), parameter.getShape(), "the shape of " + name);
              // A parameter that has a shape takes values only from its initializer.
              NDArray copy = saved.duplicate();
              copy.attach(manager);
              parameter.close();
              parameter.setInitializer((owner, shape, type) -> copy);
              parameter.initialize(manager, DataType.FLOAT32);
            });
  }

  /** Equal seeds give equal values. */
  static void assertEqualSeedsFillEqually(
      Supplier<? extends NetworkPart> maker, NDManager manager) {
    try (NetworkPart one = filled(maker.get(), manager);
        NetworkPart other = filled(maker.get(), manager)) {
      Map<String, Parameter> others = other.parameters();
      one.parameters()
          .forEach(
              (name, parameter) ->
                  assertArrayEquals(
                      parameter.getArray().toFloatArray(),
                      others.get(name).getArray().toFloatArray(),
                      "values of " + name + " of an equal seed"));
    }
  }

  /**
   * The gradient of a loss reaches every parameter that is trained.
   *
   * @param loss records a scalar
   * @param except names of those that it may miss
   */
  static void assertGradientsReach(NetworkPart part, Supplier<NDArray> loss, Set<String> except) {
    List<String> missed = new ArrayList<>();
    part.parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss.get());
      part.parameters()
          .forEach(
              (name, parameter) -> {
                if (parameter.requiresGradient()) {
                  float most = largest(parameter.getArray(), name);
                  if (most == 0) {
                    missed.add(name);
                  }
                }
              });
    }
    missed.removeAll(except);
    assertEquals(List.of(), missed, "parameters that no gradient reaches");
  }

  private static float largest(NDArray parameter, String name) {
    if (!parameter.hasGradient()) {
      return 0;
    }
    float most = 0;
    try (NDArray gradient = parameter.getGradient()) {
      for (float value : gradient.toFloatArray()) {
        assertTrue(Float.isFinite(value), "a gradient of " + name + " is " + value);
        most = Math.max(most, Math.abs(value));
      }
    }
    return most;
  }

  /** Two arrays of equal size, number by number. */
  static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
    assertEquals(expected.length, actual.length, what + ": how many numbers");
    for (int i = 0; i < expected.length; i++) {
      assertFalse(Float.isNaN(actual[i]), what + ": a number is NaN");
      assertEquals(expected[i], actual[i], tolerance * Math.max(1, Math.abs(expected[i])), what);
    }
  }
}
