// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts texts of about one length together, so that hardly any padding is computed. */
public final class LengthBatches {
  private LengthBatches() {}

  /**
   * Batches of texts, the longest first, each within a number of patches when all of it is padded
   * to its longest.
   *
   * @param lengths patches of each text
   * @param most patches of a batch; a longer text is alone
   * @return indices of texts, each once
   */
  public static List<List<Integer>> of(int[] lengths, int most) {
    List<Integer> order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -lengths[i]))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    int from = 0;
    while (from < order.size()) {
      int rows = Math.max(1, most / lengths[order.get(from)]);
      int to = Math.min(order.size(), from + rows);
      batches.add(order.subList(from, to));
      from = to;
    }
    return batches;
  }
}
