// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixellm.model.nn.ParameterValues;
import org.pixellm.plugins.PixelException;

/** Fills a model's parameters from a file. */
public final class ParameterLoader {
  private final WeightCheck check;

  /** Loads files that pass a check. */
  public ParameterLoader(WeightCheck check) {
    this.check = check;
  }

  /**
   * Gives every parameter its tensor's values, as float32. A parameter that had values gets a new
   * array and its old one is closed; whether it is trained stays as it was.
   *
   * @param file open; may be closed afterwards
   * @param parameters by their names in the file; each has a shape or an array
   * @param manager owns the arrays; must outlive the parameters
   * @throws PixelException if the file does not fit (no parameter is changed then) or cannot be
   *     read
   */
  public void load(TensorFile file, Map<String, Parameter> parameters, NDManager manager) {
    requireFitting(file, parameters);
    TensorReader reader = new TensorReader(file);
    parameters.forEach(
        (name, parameter) ->
            ParameterValues.replace(parameter, reader.read(name, manager), manager));
  }

  /**
   * Checks a file as {@link #load} does, and reads no value.
   *
   * @throws PixelException if it does not fit
   */
  public void requireFitting(TensorFile file, Map<String, Parameter> parameters) {
    Map<String, Shape> needed = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> needed.put(name, shape(name, parameter)));
    check.check(file.path().toString(), file.tensors(), needed);
  }

  private static Shape shape(String name, Parameter parameter) {
    Shape shape = parameter.getShape();
    if (shape == null) {
      throw new IllegalArgumentException("parameter " + name + " has no shape yet");
    }
    return shape;
  }
}
