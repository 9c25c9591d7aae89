// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;

/** Giving a parameter its values. */
public final class ParameterValues {
  private ParameterValues() {}

  /**
   * Makes an array a parameter's values; an older array is closed. A trained parameter's array asks
   * for gradients from then on. A parameter that has a shape refuses {@code setArray}, but takes
   * what its initializer makes.
   *
   * @param values of the parameter's shape, attached to {@code manager}
   * @param manager outlives the parameter
   */
  public static void replace(Parameter parameter, NDArray values, NDManager manager) {
    parameter.close();
    Initializer own = parameter.getInitializer();
    parameter.setInitializer((unused, shape, type) -> values);
    try {
      parameter.initialize(manager, DataType.FLOAT32);
    } finally {
      parameter.setInitializer(own);
    }
  }
}
