// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import java.util.Arrays;

/** How many patches each of several texts has that stand one after another. Immutable. */
public final class TextLengths {
  private final int[] lengths;
  private final int total;

  private TextLengths(int[] lengths) {
    if (lengths.length == 0) {
      throw new IllegalArgumentException("there must be at least one text");
    }
    int sum = 0;
    for (int length : lengths) {
      if (length < 1) {
        throw new IllegalArgumentException("a text has at least one patch, not " + length);
      }
      sum = Math.addExact(sum, length);
    }
    this.lengths = lengths;
    this.total = sum;
  }

  /**
   * Texts of these lengths.
   *
   * @param lengths patches of each text, at least 1
   */
  public static TextLengths of(int... lengths) {
    return new TextLengths(lengths.clone());
  }

  /** As many texts of one length. */
  public static TextLengths equal(int texts, int length) {
    int[] lengths = new int[texts];
    Arrays.fill(lengths, length);
    return new TextLengths(lengths);
  }

  /** Texts. */
  public int count() {
    return lengths.length;
  }

  /** Patches of a text. */
  public int get(int text) {
    return lengths[text];
  }

  /** Patches of all texts together. */
  public int total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextLengths that && Arrays.equals(lengths, that.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return "texts of " + Arrays.toString(lengths) + " patches";
  }
}
