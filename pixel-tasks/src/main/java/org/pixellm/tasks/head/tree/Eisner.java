// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.tree;

/**
 * The best projective tree with one root (Eisner 1996), in cubic time. Spans are built over the
 * words alone; the root then takes the word whose spans to both sides are worth most, so that it
 * has exactly one child.
 */
public final class Eisner implements ArcDecoder {

  @Override
  public int[] heads(double[][] scores) {
    return scores.length == 0 ? new int[0] : new Chart(scores).heads();
  }

  /**
   * Spans of words i to j, from 0. A complete span has all dependents of its head within it; an
   * incomplete one is an arc between its ends.
   */
  private static final class Chart {
    private final double[][] scores;
    private final int words;

    // Heads at the left end (right arcs) and at the right end (left arcs).
    private final double[][] completeRight;
    private final double[][] completeLeft;
    private final double[][] arcRight;
    private final double[][] arcLeft;
    private final int[][] splitCompleteRight;
    private final int[][] splitCompleteLeft;
    private final int[][] splitArc;
    private final int[] heads;

    Chart(double[][] scores) {
      this.scores = scores;
      this.words = scores.length;
      this.completeRight = new double[words][words];
      this.completeLeft = new double[words][words];
      this.arcRight = new double[words][words];
      this.arcLeft = new double[words][words];
      this.splitCompleteRight = new int[words][words];
      this.splitCompleteLeft = new int[words][words];
      this.splitArc = new int[words][words];
      this.heads = new int[words];
      for (int width = 1; width < words; width++) {
        for (int i = 0; i + width < words; i++) {
          join(i, i + width);
          completeRight(i, i + width);
          completeLeft(i, i + width);
        }
      }
    }

    /** Arcs between i and j over two complete spans that meet. */
    private void join(int i, int j) {
      double best = Double.NEGATIVE_INFINITY;
      for (int k = i; k < j; k++) {
        double sum = completeRight[i][k] + completeLeft[k + 1][j];
        if (sum > best) {
          best = sum;
          splitArc[i][j] = k;
        }
      }
      arcRight[i][j] = best + scores[j][i + 1];
      arcLeft[i][j] = best + scores[i][j + 1];
    }

    private void completeRight(int i, int j) {
      double best = Double.NEGATIVE_INFINITY;
      for (int k = i + 1; k <= j; k++) {
        double sum = arcRight[i][k] + completeRight[k][j];
        if (sum > best) {
          best = sum;
          splitCompleteRight[i][j] = k;
        }
      }
      completeRight[i][j] = best;
    }

    private void completeLeft(int i, int j) {
      double best = Double.NEGATIVE_INFINITY;
      for (int k = i; k < j; k++) {
        double sum = completeLeft[i][k] + arcLeft[k][j];
        if (sum > best) {
          best = sum;
          splitCompleteLeft[i][j] = k;
        }
      }
      completeLeft[i][j] = best;
    }

    int[] heads() {
      int root = 0;
      double best = Double.NEGATIVE_INFINITY;
      for (int word = 0; word < words; word++) {
        double sum = completeLeft[0][word] + completeRight[word][words - 1] + scores[word][0];
        if (sum > best) {
          best = sum;
          root = word;
        }
      }
      heads[root] = 0;
      readLeft(0, root);
      readRight(root, words - 1);
      return heads;
    }

    /** Reads off the heads in a complete span whose head is i. */
    private void readRight(int i, int j) {
      if (i < j) {
        int k = splitCompleteRight[i][j];
        heads[k] = i + 1;
        readArc(i, k);
        readRight(k, j);
      }
    }

    /** Reads off the heads in a complete span whose head is j. */
    private void readLeft(int i, int j) {
      if (i < j) {
        int k = splitCompleteLeft[i][j];
        heads[k] = j + 1;
        readLeft(i, k);
        readArc(k, j);
      }
    }

    private void readArc(int i, int j) {
      int k = splitArc[i][j];
      readRight(i, k);
      readLeft(k + 1, j);
    }
  }
}
