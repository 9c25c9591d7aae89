// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which patches of a batch the encoder sees, in which order, and which the loss looks at.
 * Immutable.
 *
 * <p>There are two kinds. A <em>packing</em> plan has every text as long as it is, the longest
 * first. A <em>rectangular</em> plan is for encoders that read rectangles, and for checkpoints made
 * so: every text shows equally many patches of equally many. A text that would show fewer shows
 * padding as well, which attention does not see; so hiding never depends on how long the other
 * texts of a batch are.
 */
public final class MaskPlan {
  private final int[] rows;
  private final int[][] order;
  private final int[] visible;
  private final int[] lengths;

  /** Told of patches by the row of their text in the batch and their place in the text. */
  @FunctionalInterface
  public interface PatchConsumer {
    /** Takes a patch. */
    void accept(int row, int place);
  }

  private MaskPlan(int[] rows, int[][] order, int[] visible, int[] lengths) {
    this.rows = rows;
    this.order = order;
    this.visible = visible;
    this.lengths = lengths;
    for (int text = 0; text < rows.length; text++) {
      if (visible[text] < 1 || visible[text] >= order[text].length) {
        throw new IllegalArgumentException(
            "%d visible of %d patches".formatted(visible[text], order[text].length));
      }
    }
  }

  /**
   * A rectangular plan from an explicit order.
   *
   * @param order for each row all patches 0 to n - 1: first those the encoder sees, in the order in
   *     which it sees them, then the others
   * @param visible how many of a row's patches the encoder sees
   * @param lengths real patches of each row
   */
  public MaskPlan(int[][] order, int visible, int[] lengths) {
    this(
        IntStream.range(0, order.length).toArray(),
        Arrays.stream(order).map(int[]::clone).toArray(int[][]::new),
        filled(order.length, visible),
        lengths.clone());
    if (lengths.length != order.length
        || Arrays.stream(order).anyMatch(row -> row.length != order[0].length)) {
      throw new IllegalArgumentException(
          "%d rows and %d lengths are no rectangle".formatted(order.length, lengths.length));
    }
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * The packing plan that hides given patches of each row's text.
   *
   * @param hidden for each row the hidden patches, all below the row's length
   * @param lengths real patches of each row
   */
  public static MaskPlan packing(List<BitSet> hidden, int[] lengths) {
    int[] rows =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer row) -> lengths[row])
                    .thenComparingInt(row -> hidden.get(row).cardinality())
                    .reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    int[][] order = new int[rows.length][];
    int[] visible = new int[rows.length];
    int[] sorted = new int[rows.length];
    for (int text = 0; text < rows.length; text++) {
      int length = lengths[rows[text]];
      BitSet holes = hidden.get(rows[text]);
      sorted[text] = length;
      visible[text] = length - holes.cardinality();
      order[text] = order(holes, length, length, visible[text]);
    }
    return new MaskPlan(rows, order, visible, sorted);
  }

  /**
   * The rectangular plan that hides given patches of each row's text.
   *
   * @param hidden for each row the hidden patches, all below the row's length
   * @param patches patches of a row, padding included
   * @param lengths real patches of each row
   */
  public static MaskPlan rectangular(List<BitSet> hidden, int patches, int[] lengths) {
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

  /** Texts of the batch. */
  public int texts() {
    return rows.length;
  }

  /** The row of the batch in which a text of this plan stands. */
  public int row(int text) {
    return rows[text];
  }

  /** Patches of a text, padding included. */
  public int patches(int text) {
    return order[text].length;
  }

  /** Patches of a text that the encoder sees, padding included. */
  public int visible(int text) {
    return visible[text];
  }

  /** Patches of a text that the encoder does not see, padding included. */
  public int hidden(int text) {
    return order[text].length - visible[text];
  }

  /** Real patches of a text. */
  public int length(int text) {
    return lengths[text];
  }

  /** The place in its text of the i-th patch: first the visible ones, then the others. */
  public int place(int text, int i) {
    return order[text][i];
  }

  /** Whether the i-th patch of a text is real. */
  public boolean real(int text, int i) {
    return order[text][i] < lengths[text];
  }

  /** Whether all texts have equally many patches and show equally many of them. */
  public boolean isRectangle() {
    return IntStream.range(1, texts())
        .allMatch(text -> patches(text) == patches(0) && visible(text) == visible(0));
  }

  /** Whether the encoder sees any padding. */
  public boolean seesPadding() {
    return IntStream.range(0, texts())
        .anyMatch(text -> IntStream.range(0, visible[text]).anyMatch(i -> !real(text, i)));
  }

  /** Whether any text has padding, seen or not. */
  public boolean padded() {
    return IntStream.range(0, texts()).anyMatch(text -> lengths[text] < patches(text));
  }

  /** Visible patches of all texts together. */
  public int allVisible() {
    return Arrays.stream(visible).sum();
  }

  /** Patches of all texts together. */
  public int allPatches() {
    return Arrays.stream(order).mapToInt(places -> places.length).sum();
  }

  /** Patches of all texts that are hidden and real. */
  public int allHiddenReal() {
    int count = 0;
    for (int text = 0; text < texts(); text++) {
      for (int i = visible[text]; i < patches(text); i++) {
        count += real(text, i) ? 1 : 0;
      }
    }
    return count;
  }

  /** The places of visible patches, text by text. */
  public long[] visiblePlaces() {
    long[] places = new long[allVisible()];
    int next = 0;
    for (int text = 0; text < texts(); text++) {
      for (int i = 0; i < visible[text]; i++) {
        places[next++] = order[text][i];
      }
    }
    return places;
  }

  /** The places of all patches, text by text, the visible ones first. */
  public long[] allPlaces() {
    return Arrays.stream(order).flatMapToInt(Arrays::stream).asLongStream().toArray();
  }

  /**
   * For each place of each text the index of its patch among all patches, text by text, the visible
   * ones first.
   */
  public long[] restore() {
    long[] restore = new long[allPatches()];
    int first = 0;
    for (int text = 0; text < texts(); text++) {
      for (int i = 0; i < patches(text); i++) {
        restore[first + order[text][i]] = (long) first + i;
      }
      first += patches(text);
    }
    return restore;
  }

  /** Tells of the visible patches, text by text. */
  public void forEachVisible(PatchConsumer consumer) {
    for (int text = 0; text < texts(); text++) {
      for (int i = 0; i < visible[text]; i++) {
        consumer.accept(rows[text], order[text][i]);
      }
    }
  }

  /** Tells of the patches that are hidden and real, text by text. */
  public void forEachHiddenReal(PatchConsumer consumer) {
    for (int text = 0; text < texts(); text++) {
      for (int i = visible[text]; i < patches(text); i++) {
        if (real(text, i)) {
          consumer.accept(rows[text], order[text][i]);
        }
      }
    }
  }

  /** Which of the hidden patches, counted text by text, are real. */
  public long[] realAmongHidden() {
    long[] indices = new long[allHiddenReal()];
    int next = 0;
    int index = 0;
    for (int text = 0; text < texts(); text++) {
      for (int i = visible[text]; i < patches(text); i++, index++) {
        if (real(text, i)) {
          indices[next++] = index;
        }
      }
    }
    return indices;
  }
}
