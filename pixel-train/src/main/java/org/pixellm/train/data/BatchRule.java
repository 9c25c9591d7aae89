// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How windows are put together to batches: so many of them, or as many as hold so many patches.
 *
 * @param batchSize windows of a batch, unless its patches are counted
 * @param batchPatches most patches of a batch, at least those of a window; 0: windows are counted
 * @param bucket batches of a pool, within which windows of about one length go together; at most 1:
 *     windows stay in their order
 * @param poolBytes bytes of pixels after which no further batch is added to a pool
 */
record BatchRule(int batchSize, int batchPatches, int bucket, long poolBytes) {

  /**
   * Whether a pool is complete.
   *
   * @param windows of the pool so far
   * @param patches of these
   * @param bytes of these
   * @param nextPatches patches of the window that would be next
   */
  boolean complete(int windows, long patches, long bytes, int nextPatches) {
    if (windows == 0) {
      return false;
    }
    boolean large = bytes >= poolBytes;
    if (batchPatches > 0) {
      long batches = large ? (patches - 1) / batchPatches + 1 : Math.max(1, bucket);
      return patches + nextPatches > batches * batchPatches;
    }
    return windows % batchSize == 0 && (large || windows / batchSize >= Math.max(1, bucket));
  }

  /** The batches of a pool, those of the shortest windows first. */
  List<List<Window>> cut(List<Window> pool) {
    List<Window> windows = new ArrayList<>(pool);
    if (bucket > 1) {
      windows.sort(Comparator.comparingInt(Window::patchCount)); // stable
    }
    if (batchPatches == 0) {
      List<List<Window>> batches = new ArrayList<>();
      for (int from = 0; from < windows.size(); from += batchSize) {
        int to = Math.min(windows.size(), from + batchSize);
        batches.add(new ArrayList<>(windows.subList(from, to)));
      }
      return batches;
    }
    return pack(windows, evenLoad(windows));
  }

  /** The least load with which there are no more batches than with the greatest. */
  private int evenLoad(List<Window> windows) {
    int batches = pack(windows, batchPatches).size();
    int low = windows.stream().mapToInt(Window::patchCount).max().orElse(1);
    int high = batchPatches;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pack(windows, middle).size() > batches) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<List<Window>> pack(List<Window> windows, int mostPatches) {
    List<List<Window>> batches = new ArrayList<>();
    List<Window> batch = new ArrayList<>();
    int patches = 0;
    for (Window window : windows) {
      if (!batch.isEmpty() && patches + window.patchCount() > mostPatches) {
        batches.add(batch);
        batch = new ArrayList<>();
        patches = 0;
      }
      batch.add(window);
      patches += window.patchCount();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
