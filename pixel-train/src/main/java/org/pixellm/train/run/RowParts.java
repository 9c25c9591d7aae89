// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deals the rows of a batch out to parts with about as many real patches each: the longest row goes
 * first, always to the part that has least.
 */
public final class RowParts {
  private RowParts() {}

  /**
   * The rows of each part.
   *
   * @param lengths patches of each row
   * @param most how many parts, at least 1; there are never more than rows
   * @return for each part its rows, at least one, in rising order
   */
  public static List<int[]> of(int[] lengths, int most) {
    int count = Math.min(most, lengths.length);
    List<List<Integer>> rows = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      rows.add(new ArrayList<>());
    }
    long[] patches = new long[count];
    IntStream.range(0, lengths.length)
        .boxed()
        .sorted(Comparator.comparing(row -> -lengths[row]))
        .forEach(
            row -> {
              int least = least(patches);
              patches[least] += lengths[row];
              rows.get(least).add(row);
            });
    return rows.stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }

  private static int least(long[] patches) {
    int least = 0;
    for (int part = 1; part < patches.length; part++) {
      if (patches[part] < patches[least]) {
        least = part;
      }
    }
    return least;
  }
}
