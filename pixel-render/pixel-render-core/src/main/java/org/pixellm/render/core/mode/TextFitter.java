// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedCluster;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/** Finds how much of a text fits into a width, without shaping much more than that. */
final class TextFitter {
  /** Letters are mostly wider; if not, more is shaped. */
  private static final int NARROW_LETTER = 4;

  private final TextShaper shaper;

  TextFitter(TextShaper shaper) {
    this.shaper = shaper;
  }

  /**
   * As much of a text as fits.
   *
   * @param line the beginning of the text, perhaps longer than fits
   * @param clusters how many clusters of the line, from the left, are drawn
   * @param width width of the line, or more than was allowed
   * @param complete whether the line is all of the text and fits
   */
  record Fitted(ShapedText line, int clusters, int width, boolean complete) {
    PlacedRun run(int part, int x, int clipEnd) {
      return new PlacedRun(part, line, 0, clusters, x, clipEnd);
    }
  }

  /** The width of a text in pixels, or some width greater than a limit. */
  int width(LayoutRequest request, int part, int limit) {
    return beginning(request, part, limit).width();
  }

  /** Fits the passage's share of a part into a width in pixels. */
  Fitted fit(LayoutRequest request, int part, int width) {
    String text = request.input().parts().get(part);
    int start = request.startIn(part);
    int end = request.endIn(part);
    ShapedText line = beginning(request, part, width);
    if (line.width() <= width) {
      return new Fitted(line, line.clusters().size(), line.width(), true);
    }
    if (line.inReadingOrder() && line.clusters().stream().noneMatch(c -> c.rightToLeft())) {
      return new Fitted(line, startingBefore(line, width), line.width(), false);
    }
    // Both ends of what is seen may be in the middle of what is read: draw a shorter text afresh.
    int cut = wholeBefore(line, start, width);
    ShapedText shorter = shaper.shape(text, start, cut);
    while (shorter.width() > width && shorter.clusters().size() > 1) {
      cut = shorter.clusters().stream().mapToInt(ShapedCluster::start).max().orElse(start);
      shorter = shaper.shape(text, start, cut);
    }
    boolean complete = cut == end && shorter.width() <= width;
    return new Fitted(shorter, shorter.clusters().size(), shorter.width(), complete);
  }

  /** Shapes the passage's share of a part, or so much of it that it is wider than a width. */
  private ShapedText beginning(LayoutRequest request, int part, int width) {
    String text = request.input().parts().get(part);
    int start = request.startIn(part);
    int end = request.endIn(part);
    int length = Math.max(width, 0) / NARROW_LETTER + 32;
    while (true) {
      int to = length < end - start ? breakNear(text, start + length, end) : end;
      ShapedText line = shaper.shape(text, start, to);
      if (to == end || line.width() > width + width / 8 + 64) {
        return line;
      }
      length *= 2;
    }
  }

  /** A place near an index where nothing that belongs together is cut: mostly before a space. */
  private static int breakNear(String text, int index, int end) {
    for (int i = index; i < Math.min(end, index + 64); i++) {
      if (text.charAt(i) == ' ') {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(index)) ? Math.min(index + 1, end) : index;
  }

  private static int startingBefore(ShapedText line, int width) {
    List<ShapedCluster> clusters = line.clusters();
    int count = 0;
    while (count < clusters.size() && (count == 0 || clusters.get(count).x() < width)) {
      count++;
    }
    return count;
  }

  /** The end of the longest beginning, in reading order, whose boxes fit; at least one cluster. */
  private static int wholeBefore(ShapedText line, int start, int width) {
    List<ShapedCluster> reading = new ArrayList<>(line.clusters());
    reading.sort(Comparator.comparingInt(ShapedCluster::start));
    int cut = start;
    int used = 0;
    for (ShapedCluster cluster : reading) {
      used += cluster.advance();
      if (used > width && cut > start) {
        break;
      }
      cut = cluster.end();
    }
    return cut;
  }
}
