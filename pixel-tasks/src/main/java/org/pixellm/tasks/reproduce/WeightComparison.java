// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.TensorInfo;

/**
 * How the weights of two models differ.
 *
 * @param tensors tensors of the one or the other
 * @param unequal names of tensors whose bits differ, sorted
 * @param unlike names of tensors that one file lacks, or has in another shape or type
 * @param largest the largest difference of two values; 0 if no bits differ, NaN if one is NaN
 * @param largestIn the tensor with it; empty if no bits differ
 */
public record WeightComparison(
    int tensors, List<String> unequal, List<String> unlike, double largest, String largestIn) {
  /** Copies the lists. */
  public WeightComparison {
    unequal = List.copyOf(unequal);
    unlike = List.copyOf(unlike);
  }

  /** Whether all bits are the same. */
  public boolean identical() {
    return unequal.isEmpty() && unlike.isEmpty();
  }

  /**
   * Compares two files, tensor by tensor.
   *
   * @throws org.pixellm.plugins.PixelException if one is missing or damaged
   */
  static WeightComparison of(Path there, Path here) {
    try (SafetensorsFile first = SafetensorsFile.open(there);
        SafetensorsFile second = SafetensorsFile.open(here)) {
      Set<String> names = new TreeSet<>(first.names());
      names.addAll(second.names());
      List<String> unequal = new ArrayList<>();
      List<String> unlike = new ArrayList<>();
      double largest = 0;
      String largestIn = "";
      for (String name : names) {
        if (!alike(first, second, name)) {
          unlike.add(name);
        } else if (!first.map(name).equals(second.map(name))) {
          unequal.add(name);
          double difference = largest(first.floats(name), second.floats(name));
          if (largestIn.isEmpty() || !(difference <= largest)) {
            largest = difference;
            largestIn = name;
          }
        }
      }
      return new WeightComparison(names.size(), unequal, unlike, largest, largestIn);
    }
  }

  private static boolean alike(SafetensorsFile first, SafetensorsFile second, String name) {
    if (!first.names().contains(name) || !second.names().contains(name)) {
      return false;
    }
    TensorInfo one = first.info(name);
    TensorInfo other = second.info(name);
    return one.type() == other.type()
        && one.shape().equals(other.shape())
        && one.type().readableAsFloat();
  }

  private static double largest(float[] one, float[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = Math.abs((double) one[i] - other[i]);
      if (!(difference <= largest)) { // NaN, too
        largest = difference;
      }
    }
    return largest;
  }
}
