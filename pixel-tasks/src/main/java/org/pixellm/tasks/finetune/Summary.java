// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A score over several seeds.
 *
 * @param mean the mean
 * @param deviation the sample's standard deviation (n - 1); 0 of one seed
 */
public record Summary(double mean, double deviation) {

  /**
   * Summaries of all scores that every seed has.
   *
   * @param scores by name, of one seed each
   */
  public static Map<String, Summary> of(List<Map<String, Double>> scores) {
    Map<String, Summary> all = new LinkedHashMap<>();
    if (scores.isEmpty()) {
      return all;
    }
    for (String name : new TreeMap<>(scores.get(0)).keySet()) {
      if (scores.stream().allMatch(seed -> seed.containsKey(name))) {
        all.put(name, of(scores.stream().mapToDouble(seed -> seed.get(name)).toArray()));
      }
    }
    return all;
  }

  private static Summary of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Summary(mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1.0)));
  }

  Map<String, Object> toMap() {
    return Map.of("mean", mean, "sd", deviation);
  }
}
