// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which patches of a batch the encoder sees, in which order, and which the loss looks at.
 * Immutable.
 *
 * <p>Every row keeps equally many patches, for the batch is a rectangle. A row whose text leaves
 * fewer visible patches keeps padding as well, which attention does not see; so hiding never
 * depends on how long the other texts of a batch are.
 */
public final class MaskPlan {
  private final int patches;
  private final int visible;
  private final int[][] order;
  private final int[] lengths;

  /**
   * A plan from an explicit order.
   *
   * @param order for each row all patches 0 to n - 1: first those the encoder sees, in the order in
   *     which it sees them, then the others
   * @param visible how many of a row's patches the encoder sees
   * @param lengths real patches of each row
   */
  public MaskPlan(int[][] order, int visible, int[] lengths) {
    this.patches = order[0].length;
    this.visible = visible;
    this.order = Arrays.stream(order).map(int[]::clone).toArray(int[][]::new);
    this.lengths = lengths.clone();
    if (visible < 1 || visible >= patches || lengths.length != order.length) {
      throw new IllegalArgumentException(
          "%d visible of %d patches, %d rows, %d lengths"
              .formatted(visible, patches, order.length, lengths.length));
    }
  }

  /**
   * The plan that hides given patches of each row's text.
   *
   * @param hidden for each row the hidden patches, all below the row's length
   * @param patches patches of a row, padding included
   * @param lengths real patches of each row
   */
  public static MaskPlan hiding(List<BitSet> hidden, int patches, int[] lengths) {
    int rows = lengths.length;
    int visible =
        IntStream.range(0, rows)
            .map(row -> lengths[row] - hidden.get(row).cardinality())
            .max()
            .orElseThrow();
    int[][] order = new int[rows][];
    for (int row = 0; row < rows; row++) {
      order[row] = order(hidden.get(row), patches, lengths[row], visible);
    }
    return new MaskPlan(order, visible, lengths);
  }

  private static int[] order(BitSet hidden, int patches, int length, int visible) {
    int[] order = new int[patches];
    int seen = 0;
    for (int i = hidden.nextClearBit(0); i < length; i = hidden.nextClearBit(i + 1)) {
      order[seen++] = i;
    }
    int padding = length;
    while (seen < visible && padding < patches) {
      order[seen++] = padding++;
    }
    if (seen < visible) {
      throw new IllegalArgumentException(
          "a row of %d patches that hides %d cannot show %d"
              .formatted(length, hidden.cardinality(), visible));
    }
    int next = seen;
    for (int i = hidden.nextSetBit(0); i >= 0; i = hidden.nextSetBit(i + 1)) {
      order[next++] = i;
    }
    while (padding < patches) {
      order[next++] = padding++;
    }
    return order;
  }

  /** Rows of the batch. */
  public int rows() {
    return lengths.length;
  }

  /** Patches of a row, padding included. */
  public int patches() {
    return patches;
  }

  /** Patches of a row that the encoder sees. */
  public int visible() {
    return visible;
  }

  /** Real patches of a row. */
  public int length(int row) {
    return lengths[row];
  }

  /** The place in its text of the i-th patch that the encoder sees of a row. */
  public int place(int row, int i) {
    return order[row][i];
  }

  /** Whether the i-th patch that the encoder sees of a row is real. */
  public boolean real(int row, int i) {
    return order[row][i] < lengths[row];
  }

  /** Whether the encoder sees any padding. */
  public boolean seesPadding() {
    return IntStream.range(0, rows())
        .anyMatch(row -> IntStream.range(0, visible).anyMatch(i -> !real(row, i)));
  }

  /** Whether any row has padding, seen or not. */
  public boolean padded() {
    return Arrays.stream(lengths).anyMatch(length -> length < patches);
  }

  /** {@code [batch * visible]}: the places of visible patches. */
  public long[] places() {
    return Arrays.stream(order)
        .flatMapToInt(row -> Arrays.stream(row, 0, visible))
        .asLongStream()
        .toArray();
  }

  /**
   * {@code [batch * patches]}: for each place the index of its patch among visible patches followed
   * by hidden ones.
   */
  public long[] restore() {
    long[] restore = new long[rows() * patches];
    for (int row = 0; row < rows(); row++) {
      for (int i = 0; i < patches; i++) {
        restore[row * patches + order[row][i]] = i;
      }
    }
    return restore;
  }

  /** Indices {@code row * patches + place} of patches that are hidden and real, ascending. */
  public long[] hiddenReal() {
    return IntStream.range(0, rows())
        .flatMap(
            row ->
                Arrays.stream(order[row], visible, patches)
                    .filter(place -> place < lengths[row])
                    .sorted()
                    .map(place -> row * patches + place))
        .asLongStream()
        .toArray();
  }
}
