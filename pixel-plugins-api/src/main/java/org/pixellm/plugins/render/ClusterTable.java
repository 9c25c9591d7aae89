// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Arrays;
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
    int partBefore = -1;
    int endBefore = 0;
    for (int i = 0; i < count; i++) {
      int at = i * FIELDS;
      int part = values[at + PART];
      int start = values[at + START];
      int end = values[at + END];
      int firstPatch = values[at + FIRST_PATCH];
      int endPatch = values[at + END_PATCH];
      boolean overlaps = part == partBefore && start < endBefore;
      if (overlaps
          || part < partBefore
          || (part | start | firstPatch) < 0
          || end <= start
          || endPatch <= firstPatch
          || endPatch > patchCount) {
        throw new IllegalArgumentException(
            "part %d, characters [%d, %d), patches [%d, %d): empty, over another cluster, before an earlier part, or off a strip of %d patches"
                .formatted(part, start, end, firstPatch, endPatch, patchCount));
      }
      partBefore = part;
      endBefore = end;
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

  /**
   * Sorts each part by start. Numbers are sorted, not objects: right-to-left texts all come here.
   */
  private void sort() {
    int[] sorted = new int[values.length];
    long[] order = new long[count];
    int from = 0;
    while (from < count) {
      int part = part(from);
      int to = from;
      while (to < count && part(to) == part) {
        order[to] = (long) start(to) << Integer.SIZE | to;
        to++;
      }
      Arrays.sort(order, from, to);
      from = to;
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, (int) order[i] * FIELDS, sorted, i * FIELDS, FIELDS);
    }
    values = sorted;
  }
}
