// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/**
 * Starts each group of clusters at a patch boundary; what a group is, is for a {@link Grouping} to
 * say. White space is not drawn: it goes with the last letter at its left.
 *
 * <p>What does not fit is cut before a word, unless that would leave more than half of the room
 * blank; then before a group, or within one that nothing else stands before.
 */
final class GroupRule implements GridRule {
  private static final ClusterDrawing NOTHING = ClusterDrawing.blank(0);

  private final Grouping grouping;
  private final boolean spaced;

  /**
   * A rule.
   *
   * @param grouping what belongs together
   * @param spaced whether words have at least a space between them
   */
  GroupRule(Grouping grouping, boolean spaced) {
    this.grouping = grouping;
    this.spaced = spaced;
  }

  @Override
  public ShapedText shape(LayoutRequest request, int part, int start, int end, TextShaper shaper) {
    return grouping.shape(request, part, start, end, shaper);
  }

  @Override
  public GridLine arrange(String text, ShapedText line, int[] words, Grid grid, int limit) {
    int count = line.clusterCount();
    boolean[] starts = grouping.starts(text, line, words);
    ShapedText.Builder placed = new ShapedText.Builder(count);
    int pen = 0;
    int wordStart = -1;
    int penBefore = 0;
    int i = 0;
    while (i < count) {
      int word = words[i];
      if (word == WordSplit.SPACE) {
        placed.moveTo(Math.max(0, pen - 1));
        placed.add(line.start(i), line.end(i), line.rightToLeft(i), true, NOTHING);
        i++;
        continue;
      }
      boolean newWord = wordStart < 0 || words[wordStart] != word;
      if (newWord) {
        wordStart = i;
        penBefore = pen;
      }
      int to = i + 1;
      while (to < count && words[to] == word && !starts[to]) {
        to++;
      }
      int x = grid.boundary(pen == 0 || !newWord || !spaced ? pen : pen + grid.space());
      int end = x + edge(line, to) - line.x(i);
      if (end > limit) {
        boolean beforeWord = wordStart > 0 && penBefore >= limit / 2;
        if (beforeWord || i > wordStart) {
          int clusters = beforeWord ? wordStart : i;
          return new GridLine(placed.build(false), clusters, beforeWord ? penBefore : pen, false);
        }
        return cutWithin(line, placed, i, to, x, limit, pen);
      }
      placed.moveTo(x).append(line, i, to, 0);
      pen = end;
      i = to;
    }
    return new GridLine(placed.build(line.rightToLeft()), count, pen, true);
  }

  /** Adds as much of a group as fits: at least one cluster if the line has none. */
  private static GridLine cutWithin(
      ShapedText line, ShapedText.Builder placed, int from, int to, int x, int limit, int pen) {
    int clusters = from;
    int width = pen;
    while (clusters < to) {
      int next = Math.min(to, Ligatures.end(line, clusters));
      int end = x + edge(line, next) - line.x(from);
      if (end > limit) {
        if (clusters == 0) {
          clusters = next;
          width = end;
        }
        break;
      }
      clusters = next;
      width = end;
    }
    placed.moveTo(x).append(line, from, clusters, 0);
    return new GridLine(placed.build(line.rightToLeft()), clusters, width, false);
  }

  /** The right edge of the cluster before another. */
  private static int edge(ShapedText line, int to) {
    return line.x(to - 1) + line.advance(to - 1);
  }
}
