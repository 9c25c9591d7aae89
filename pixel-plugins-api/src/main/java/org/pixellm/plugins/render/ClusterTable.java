// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pixellm.plugins.render.Alignment.Cluster;

/**
 * Clusters in reading order, five numbers each in one array: renderers make millions of texts, and
 * an object for each letter would be most of what the garbage collector sees.
 */
final class ClusterTable {
  private static final int FIELDS = 5;
  private static final int PART = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int FIRST_PATCH = 3;
  private static final int END_PATCH = 4;

  private int[] values;
  private int count;

  ClusterTable(int capacity) {
    values = new int[capacity * FIELDS];
  }

  void add(int part, int start, int end, int firstPatch, int endPatch) {
    int at = count * FIELDS;
    if (at == values.length) {
      values = Arrays.copyOf(values, values.length + values.length / 2 + 8 * FIELDS);
    }
    values[at + PART] = part;
    values[at + START] = start;
    values[at + END] = end;
    values[at + FIRST_PATCH] = firstPatch;
    values[at + END_PATCH] = endPatch;
    count++;
  }

  int size() {
    return count;
  }

  int part(int cluster) {
    return values[cluster * FIELDS + PART];
  }

  int start(int cluster) {
    return values[cluster * FIELDS + START];
  }

  int end(int cluster) {
    return values[cluster * FIELDS + END];
  }

  int firstPatch(int cluster) {
    return values[cluster * FIELDS + FIRST_PATCH];
  }

  int endPatch(int cluster) {
    return values[cluster * FIELDS + END_PATCH];
  }

  Cluster get(int cluster) {
    if (cluster < 0 || cluster >= count) {
      throw new IndexOutOfBoundsException("cluster " + cluster + " of " + count);
    }
    return new Cluster(
        part(cluster), start(cluster), end(cluster), firstPatch(cluster), endPatch(cluster));
  }

  /** The cluster that holds a character; negative if none does. */
  int find(int part, int charIndex) {
    int cluster = firstEndingAfter(part, charIndex);
    boolean found = cluster < count && part(cluster) == part && start(cluster) <= charIndex;
    return found ? cluster : -1;
  }

  /** The first cluster, in reading order, that ends after a character; the count if none does. */
  int firstEndingAfter(int part, int charIndex) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (part(middle) < part || (part(middle) == part && end(middle) <= charIndex)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Puts the clusters in reading order and checks them. */
  void finish(int patchCount) {
    if (!inOrder()) {
      sort();
    }
    for (int i = 0; i < count; i++) {
      boolean bad =
          part(i) < 0
              || start(i) < 0
              || end(i) <= start(i)
              || firstPatch(i) < 0
              || endPatch(i) <= firstPatch(i)
              || endPatch(i) > patchCount;
      boolean overlaps = i > 0 && part(i) == part(i - 1) && start(i) < end(i - 1);
      if (bad || overlaps) {
        throw new IllegalArgumentException(
            "part %d, characters [%d, %d), patches [%d, %d): empty, over another cluster, or off a strip of %d patches"
                .formatted(part(i), start(i), end(i), firstPatch(i), endPatch(i), patchCount));
      }
    }
  }

  private boolean inOrder() {
    for (int i = 1; i < count; i++) {
      if (part(i) < part(i - 1) || (part(i) == part(i - 1) && start(i) < start(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    int[] sorted = new int[count * FIELDS];
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingInt(this::part).thenComparingInt(this::start))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, order[i] * FIELDS, sorted, i * FIELDS, FIELDS);
    }
    values = sorted;
  }
}
