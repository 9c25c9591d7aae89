// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.prediction;

import java.util.List;

/** A vector for each text of an example: one, or two of a pair. */
public final class TextVectors {
  private final List<float[]> vectors;

  /**
   * Vectors.
   *
   * @param vectors of one width; shared, not copied
   * @throws IllegalArgumentException if there are none, or they differ in width
   */
  public TextVectors(List<float[]> vectors) {
    this.vectors = List.copyOf(vectors);
    if (vectors.isEmpty() || vectors.stream().anyMatch(v -> v.length != vectors.get(0).length)) {
      throw new IllegalArgumentException("texts need vectors of one width");
    }
  }

  /** The vectors; not to be changed. */
  public List<float[]> vectors() {
    return vectors;
  }

  /**
   * The cosine of the angle between the vectors of a pair, -1 to 1; 0 if one of them is zero.
   *
   * @throws IllegalStateException if there is one vector alone
   */
  public double similarity() {
    if (vectors.size() != 2) {
      throw new IllegalStateException("similarity is of two texts, not of " + vectors.size());
    }
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < vectors.get(0).length; i++) {
      double a = vectors.get(0)[i];
      double b = vectors.get(1)[i];
      product += a * b;
      first += a * a;
      second += b * b;
    }
    return first == 0 || second == 0 ? 0 : product / Math.sqrt(first * second);
  }
}
