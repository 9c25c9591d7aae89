// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ShapedText;

/**
 * A group is two clusters of a word that are read in the same direction, counted from where the
 * word is read first; an odd one at the end is a group of its own.
 */
class Bigrams implements Grouping {

  @Override
  public boolean[] starts(String text, ShapedText line, int[] words) {
    int count = line.clusterCount();
    boolean[] starts = new boolean[count];
    int from = 0;
    while (from < count) {
      int to = from + 1;
      while (to < count
          && words[to] == words[from]
          && line.rightToLeft(to) == line.rightToLeft(from)) {
        to++;
      }
      starts[from] = true;
      if (words[from] != WordSplit.SPACE) {
        if (line.rightToLeft(from)) {
          pairFromRight(text, line, from, to, starts);
        } else {
          pairFromLeft(text, line, from, to, starts);
        }
      }
      from = to;
    }
    return starts;
  }

  /** Whether a cluster must not be parted from the one at its left, of the same word. */
  boolean joinsLeft(String text, ShapedText line, int cluster) {
    return false;
  }

  private void pairFromLeft(String text, ShapedText line, int from, int to, boolean[] starts) {
    int i = from;
    while (i < to) {
      starts[i] = true;
      int end = unitEnd(text, line, i, to);
      boolean pairs = end == i + 1 && end < to && unitEnd(text, line, end, to) == end + 1;
      i = pairs ? end + 1 : end;
    }
  }

  private void pairFromRight(String text, ShapedText line, int from, int to, boolean[] starts) {
    int end = to;
    while (end > from) {
      int i = unitStart(text, line, end, from);
      if (i == end - 1 && i > from && unitStart(text, line, i, from) == i - 1) {
        i--;
      }
      starts[i] = true;
      end = i;
    }
  }

  private int unitEnd(String text, ShapedText line, int start, int limit) {
    int end = start + 1;
    while (end < limit && joinsLeft(text, line, end)) {
      end++;
    }
    return end;
  }

  private int unitStart(String text, ShapedText line, int end, int limit) {
    int start = end - 1;
    while (start > limit && joinsLeft(text, line, start)) {
      start--;
    }
    return start;
  }
}
