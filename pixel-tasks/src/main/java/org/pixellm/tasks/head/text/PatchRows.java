// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.plugins.task.TaskBatch;

/** Where the states of the examples' patches stand, CLS left out. */
final class PatchRows {
  private PatchRows() {}

  /**
   * Rows of the patches of each example, those of all its windows.
   *
   * @param padding whether padding that has states is among them
   */
  static List<long[]> of(TaskBatch<?> batch, boolean padding) {
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
      int first = batch.firstWindow(i);
      rows.add(
          IntStream.range(first, first + batch.windowCount(i))
              .flatMap(
                  window ->
                      IntStream.range(0, patches(batch, window, padding))
                          .map(patch -> batch.patchRow(window, patch)))
              .asLongStream()
              .toArray());
    }
    return rows;
  }

  private static int patches(TaskBatch<?> batch, int window, boolean padding) {
    return padding ? batch.patchesWithStates(window) : batch.window(window).patchCount();
  }

  /** All rows, example by example. */
  static long[] joined(List<long[]> rows) {
    return rows.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
