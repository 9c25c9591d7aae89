// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.tree;

import java.util.Arrays;

/**
 * The best tree with one root, projective or not (Chu and Liu 1965, Edmonds 1967), in cubic time.
 * Taking more from every arc out of the root than a tree could gain by a second one makes the best
 * tree one with a single child of the root (Stanojević and Cohen 2021).
 */
public final class ChuLiuEdmonds implements ArcDecoder {

  @Override
  public int[] heads(double[][] scores) {
    int words = scores.length;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] row : scores) {
      for (int head = 0; head <= words; head++) {
        lowest = Math.min(lowest, row[head]);
        highest = Math.max(highest, row[head]);
      }
    }
    double penalty = 1 + words * (highest - lowest);
    double[][] arcs = new double[words + 1][words + 1];
    for (int word = 1; word <= words; word++) {
      System.arraycopy(scores[word - 1], 0, arcs[word], 0, words + 1);
      arcs[word][0] -= penalty;
    }
    return Arrays.copyOfRange(best(arcs), 1, words + 1);
  }

  /**
   * The best arborescence out of node 0.
   *
   * @param arcs {@code [to][from]}
   * @return the head of each node but 0
   */
  private static int[] best(double[][] arcs) {
    int nodes = arcs.length;
    int[] heads = new int[nodes];
    for (int node = 1; node < nodes; node++) {
      for (int head = 0; head < nodes; head++) {
        if (head != node && arcs[node][head] > arcs[node][heads[node]]) {
          heads[node] = head;
        }
      }
    }
    boolean[] cycle = cycle(heads);
    return cycle == null ? heads : expand(arcs, heads, cycle);
  }

  /** The nodes of a cycle; null if there is none. */
  private static boolean[] cycle(int[] heads) {
    int[] visitedFrom = new int[heads.length];
    for (int start = 1; start < heads.length; start++) {
      int node = start;
      while (node != 0 && visitedFrom[node] == 0) {
        visitedFrom[node] = start;
        node = heads[node];
      }
      if (node != 0 && visitedFrom[node] == start) {
        boolean[] cycle = new boolean[heads.length];
        for (int member = node; !cycle[member]; member = heads[member]) {
          cycle[member] = true;
        }
        return cycle;
      }
    }
    return null;
  }

  /** Takes the cycle for one node, solves what is left, and opens the cycle where it is entered. */
  private static int[] expand(double[][] arcs, int[] heads, boolean[] cycle) {
    int nodes = arcs.length;
    int[] outside = new int[nodes];
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      if (!cycle[node]) {
        outside[count++] = node;
      }
    }
    double[][] contracted = new double[count + 1][count + 1];
    int[] entry = new int[count];
    int[] exit = new int[count];
    for (int i = 0; i < count; i++) {
      int node = outside[i];
      for (int j = 0; j < count; j++) {
        contracted[i][j] = arcs[node][outside[j]];
      }
      double bestEntry = Double.NEGATIVE_INFINITY;
      double bestExit = Double.NEGATIVE_INFINITY;
      for (int member = 0; member < nodes; member++) {
        if (cycle[member]) {
          double entering = arcs[member][node] - arcs[member][heads[member]];
          if (entering > bestEntry) {
            bestEntry = entering;
            entry[i] = member;
          }
          if (arcs[node][member] > bestExit) {
            bestExit = arcs[node][member];
            exit[i] = member;
          }
        }
      }
      contracted[count][i] = bestEntry;
      contracted[i][count] = bestExit;
    }
    int[] solved = best(contracted);
    int[] result = heads.clone();
    for (int i = 1; i < count; i++) {
      result[outside[i]] = solved[i] == count ? exit[i] : outside[solved[i]];
    }
    int from = solved[count];
    result[entry[from]] = outside[from];
    return result;
  }
}
