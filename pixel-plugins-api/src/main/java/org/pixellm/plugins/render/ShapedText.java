// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A line of text as it looks: clusters from left to right, on whole pixels. Every character that
 * was shaped belongs to exactly one cluster. Immutable.
 *
 * <p>Texts have thousands of clusters and renderers make millions of texts, so the clusters are
 * held in arrays; {@link #clusters()} shows them as objects where that is handier.
 */
public final class ShapedText {
  /** Numbers a cluster: start, end, and x with the flags in its lowest bits. */
  private static final int FIELDS = 3;

  private static final int START = 0;
  private static final int END = 1;
  private static final int PLACE = 2;
  private static final int FLAG_BITS = 2;
  private static final int RIGHT_TO_LEFT = 1;
  private static final int WHOLE = 2;
  private static final ShapedText EMPTY = new Builder(0).build(false);

  private final int count;
  private final int[] values;
  private final ClusterDrawing[] drawings;
  private final int width;
  private final boolean rightToLeft;

  private ShapedText(Builder builder, boolean rightToLeft) {
    this.count = builder.count;
    this.values = builder.values;
    this.drawings = builder.drawings;
    this.width = builder.width;
    this.rightToLeft = rightToLeft;
  }

  /** A line of nothing. */
  public static ShapedText empty() {
    return EMPTY;
  }

  /** Number of clusters. */
  public int clusterCount() {
    return count;
  }

  /** Where the line ends, in pixels from its left edge: the sum of advances, and gaps if it has. */
  public int width() {
    return width;
  }

  /** Whether the line as a whole is read from right to left. */
  public boolean rightToLeft() {
    return rightToLeft;
  }

  /** First UTF-16 index of a cluster in the text that was shaped; clusters count from the left. */
  public int start(int cluster) {
    return values[Objects.checkIndex(cluster, count) * FIELDS + START];
  }

  /** UTF-16 index after a cluster's last. */
  public int end(int cluster) {
    return values[Objects.checkIndex(cluster, count) * FIELDS + END];
  }

  /** Left edge of a cluster's box in pixels from the left edge of the line. */
  public int x(int cluster) {
    return values[Objects.checkIndex(cluster, count) * FIELDS + PLACE] >> FLAG_BITS;
  }

  /** Width of a cluster's box in pixels. */
  public int advance(int cluster) {
    return drawings[Objects.checkIndex(cluster, count)].advance();
  }

  /** Whether a cluster is read from right to left. */
  public boolean rightToLeft(int cluster) {
    return (values[Objects.checkIndex(cluster, count) * FIELDS + PLACE] & RIGHT_TO_LEFT) != 0;
  }

  /** Whether a cluster's ink is its own: {@link ShapedCluster#whole()}. */
  public boolean whole(int cluster) {
    return (values[Objects.checkIndex(cluster, count) * FIELDS + PLACE] & WHOLE) != 0;
  }

  /** What a cluster looks like. */
  public ClusterDrawing drawing(int cluster) {
    return drawings[Objects.checkIndex(cluster, count)];
  }

  /** A cluster as an object. */
  public ShapedCluster cluster(int index) {
    return new ShapedCluster(
        start(index), end(index), x(index), rightToLeft(index), whole(index), drawing(index));
  }

  /** The clusters from left to right, made anew at each look. */
  public List<ShapedCluster> clusters() {
    return new Clusters();
  }

  /** Whether reading order is the order from left to right. */
  public boolean inReadingOrder() {
    int end = 0;
    for (int i = 0; i < count; i++) {
      if (start(i) < end) {
        return false;
      }
      end = end(i);
    }
    return true;
  }

  private final class Clusters extends AbstractList<ShapedCluster> implements RandomAccess {
    @Override
    public ShapedCluster get(int index) {
      return cluster(index);
    }

    @Override
    public int size() {
      return count;
    }
  }

  /** Puts a line together, from left to right. For one thread and one line. */
  public static final class Builder {
    private int count;
    private int[] values;
    private ClusterDrawing[] drawings;
    private int width;

    /**
     * A line without clusters.
     *
     * @param capacity how many clusters are expected; more may come
     */
    public Builder(int capacity) {
      values = new int[capacity * FIELDS];
      drawings = new ClusterDrawing[capacity];
    }

    /** Where the pen stands, in pixels from the line's left edge. */
    public int width() {
      return width;
    }

    /**
     * Adds a cluster to the right end.
     *
     * @param start its first UTF-16 index
     * @param end UTF-16 index after its last
     * @param readFromRight whether it is read from right to left
     * @param whole whether its ink is its own: {@link ShapedCluster#whole()}
     * @param drawing its ink and width
     * @throws IllegalArgumentException if it has no characters
     */
    public Builder add(
        int start, int end, boolean readFromRight, boolean whole, ClusterDrawing drawing) {
      Objects.requireNonNull(drawing, "drawing");
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("no cluster: characters [" + start + ", " + end + ")");
      }
      makeRoom(1);
      int at = count * FIELDS;
      values[at + START] = start;
      values[at + END] = end;
      values[at + PLACE] =
          width << FLAG_BITS | (readFromRight ? RIGHT_TO_LEFT : 0) | (whole ? WHOLE : 0);
      drawings[count] = drawing;
      count++;
      width += drawing.advance();
      return this;
    }

    /**
     * Adds clusters of another line to the right end.
     *
     * @param line the other line
     * @param from its first cluster that is taken, counted from the left
     * @param to the cluster after the last
     * @param characters what is added to UTF-16 indices
     */
    public Builder append(ShapedText line, int from, int to, int characters) {
      Objects.checkFromToIndex(from, to, line.count);
      int added = to - from;
      if (added == 0) {
        return this;
      }
      makeRoom(added);
      int shift = (width - line.x(from)) << FLAG_BITS;
      int source = from * FIELDS;
      int target = count * FIELDS;
      for (int i = 0; i < added * FIELDS; i += FIELDS) {
        values[target + i + START] = line.values[source + i + START] + characters;
        values[target + i + END] = line.values[source + i + END] + characters;
        values[target + i + PLACE] = line.values[source + i + PLACE] + shift;
      }
      System.arraycopy(line.drawings, from, drawings, count, added);
      count += added;
      width += line.x(to - 1) + line.advance(to - 1) - line.x(from);
      return this;
    }

    /**
     * Moves the pen: the next cluster's box starts there.
     *
     * @param x pixels from the line's left edge
     */
    public Builder moveTo(int x) {
      width = x;
      return this;
    }

    /** Adds all of another line, with {@code characters} added to UTF-16 indices. */
    public Builder append(ShapedText line, int characters) {
      return append(line, 0, line.count, characters);
    }

    /** Makes the last cluster wider by a number of pixels, as a tab is. */
    public Builder widenLast(int pixels) {
      ClusterDrawing last = drawings[count - 1];
      drawings[count - 1] =
          new ClusterDrawing(last.advance() + pixels, last.glyphs(), last.missing());
      width += pixels;
      return this;
    }

    private void makeRoom(int added) {
      if (count + added > drawings.length) {
        int capacity = Math.max(count + added, count + count / 2 + 8);
        values = Arrays.copyOf(values, capacity * FIELDS);
        drawings = Arrays.copyOf(drawings, capacity);
      }
    }

    /**
     * The line. The builder is spent then.
     *
     * @param rightToLeft whether the line as a whole is read from right to left
     */
    public ShapedText build(boolean rightToLeft) {
      ShapedText line = new ShapedText(this, rightToLeft);
      values = new int[0];
      drawings = new ClusterDrawing[0];
      count = 0;
      width = 0;
      return line;
    }
  }
}
