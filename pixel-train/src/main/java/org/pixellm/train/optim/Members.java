// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Those of an optimiser's parameters that follow one rule.
 *
 * @param names by checkpoint
 * @param indices among all parameters of the optimiser
 * @param arrays their values
 */
record Members(List<String> names, List<Integer> indices, NDList arrays) {

  /** Which parameters belong to a rule. */
  @FunctionalInterface
  interface Choice {
    boolean includes(TrainedParameter parameter);
  }

  static Members of(List<TrainedParameter> all, Choice choice) {
    List<String> names = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    NDList arrays = new NDList();
    for (int i = 0; i < all.size(); i++) {
      TrainedParameter parameter = all.get(i);
      if (choice.includes(parameter)) {
        names.add(parameter.name());
        indices.add(i);
        arrays.add(parameter.array());
      }
    }
    return new Members(names, indices, arrays);
  }

  boolean isEmpty() {
    return indices.isEmpty();
  }

  /** The members' part of a list over all parameters. */
  NDList of(NDList all) {
    NDList part = new NDList(indices.size());
    indices.forEach(i -> part.add(all.get(i)));
    return part;
  }

  /** Zeros of the members' shapes, each also put under its member's name and a suffix. */
  NDList zeros(NDManager manager, String suffix, Map<String, NDArray> named) {
    NDList zeros = new NDList(indices.size());
    for (int i = 0; i < arrays.size(); i++) {
      NDArray zero = manager.zeros(arrays.get(i).getShape(), DataType.FLOAT32);
      zeros.add(zero);
      named.put(names.get(i) + suffix, zero);
    }
    return zeros;
  }
}
