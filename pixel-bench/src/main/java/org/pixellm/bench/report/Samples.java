// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Repeated measurements of one thing, in the order they were taken. Immutable. */
public final class Samples {
  private final double[] values;
  private final double[] sorted;

  /**
   * Samples.
   *
   * @param values at least one
   */
  public Samples(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no samples");
    }
    this.values = values.clone();
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** How many. */
  public int count() {
    return values.length;
  }

  /** The arithmetic mean. */
  public double mean() {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The middle one, or the mean of the middle two. */
  public double median() {
    return quantile(0.5);
  }

  /** The smallest. */
  public double min() {
    return sorted[0];
  }

  /** The greatest. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /**
   * A quantile, interpolated between neighbours.
   *
   * @param share 0 to 1
   */
  public double quantile(double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * This over other samples that were taken in turn with these: one ratio a round, so that what
   * slows both does not count.
   *
   * @param other as many
   */
  public Samples over(Samples other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          values.length + " samples cannot be paired with " + other.values.length);
    }
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / other.values[i];
    }
    return new Samples(ratios);
  }

  /** A constant over each. */
  public Samples dividing(double constant) {
    return new Samples(Arrays.stream(values).map(value -> constant / value).toArray());
  }

  /** Median and the middle half, for a table. */
  public String text(String format) {
    return String.format(
        java.util.Locale.ROOT,
        format + " (" + format + "-" + format + ")",
        median(),
        quantile(0.25),
        quantile(0.75));
  }

  /** For a file. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("median", median());
    map.put("quartile1", quantile(0.25));
    map.put("quartile3", quantile(0.75));
    map.put("min", min());
    map.put("max", max());
    map.put("samples", Arrays.stream(values).boxed().toList());
    return map;
  }
}
