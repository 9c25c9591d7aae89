// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tensors to be written that are somewhere else already; each is asked for when it is its turn. */
public final class TensorSources {
  private TensorSources() {}

  /** An array under a name. It must stay open until it is written. */
  public static TensorSource of(String name, NDArray array) {
    return new TensorSource(
        name,
        TensorType.of(array.getDataType()),
        Arrays.stream(array.getShape().getShape()).boxed().toList(),
        array::toByteBuffer);
  }

  /** All parameters under their names. */
  public static List<TensorSource> of(Map<String, Parameter> parameters) {
    List<TensorSource> sources = new ArrayList<>();
    parameters.forEach((name, parameter) -> sources.add(of(name, parameter.getArray())));
    return sources;
  }

  /** All tensors of a file, byte by byte as they are there. It must stay open until then. */
  public static List<TensorSource> of(TensorFile file) {
    List<TensorSource> sources = new ArrayList<>();
    file.tensors().forEach((name, info) -> sources.add(copy(file, name, info)));
    return sources;
  }

  /** A tensor of a file, byte by byte as it is there. */
  public static TensorSource copy(TensorFile file, String name, TensorInfo info) {
    return new TensorSource(name, info.type(), info.shape(), () -> file.map(name));
  }
}
