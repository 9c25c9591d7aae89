// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.tree;

import java.util.Arrays;

/** The best head of each word, whatever the others have: the original's. They may form no tree. */
public final class GreedyArcs implements ArcDecoder {

  @Override
  public int[] heads(double[][] scores) {
    return Arrays.stream(scores).mapToInt(GreedyArcs::best).toArray();
  }

  private static int best(double[] row) {
    int best = 0;
    for (int head = 1; head < row.length; head++) {
      if (row[head] > row[best]) {
        best = head;
      }
    }
    return best;
  }
}
