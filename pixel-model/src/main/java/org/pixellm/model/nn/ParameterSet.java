// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The parameters of a network part by checkpoint name, in the order they were added. */
public final class ParameterSet {
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Init> inits = new LinkedHashMap<>();

  /** Adds a trained parameter. */
  public Parameter add(String name, Parameter.Type type, Init init, long... shape) {
    return add(name, type, init, true, shape);
  }

  /** Adds a parameter that is saved but not trained. */
  public Parameter addFrozen(String name, Init init, long... shape) {
    return add(name, Parameter.Type.OTHER, init, false, shape);
  }

  private Parameter add(
      String name, Parameter.Type type, Init init, boolean trained, long... shape) {
    Parameter parameter =
        Parameter.builder()
            .setName(name)
            .setType(type)
            .optShape(new Shape(shape))
            .optRequiresGrad(trained)
            .build();
    if (parameters.putIfAbsent(name, parameter) != null) {
      throw new IllegalArgumentException("two parameters are called " + name);
    }
    inits.put(name, init);
    return parameter;
  }

  /** The parameters, in order. */
  public Map<String, Parameter> asMap() {
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * Gives every parameter fresh values.
   *
   * @param manager owns the arrays
   * @param random the only source of randomness
   */
  public void initialize(NDManager manager, RandomGenerator random) {
    parameters.forEach(
        (name, parameter) -> {
          Shape shape = parameter.getShape();
          float[] values = new float[Math.toIntExact(shape.size())];
          inits.get(name).fill(values, random);
          // A made array only views memory of Java's; a copy lies in the engine's, aligned as a
          // loaded parameter is, so that both round alike.
          try (NDArray view = manager.create(FloatBuffer.wrap(values), shape)) {
            ParameterValues.replace(parameter, view.duplicate(), manager);
          }
        });
  }
}
