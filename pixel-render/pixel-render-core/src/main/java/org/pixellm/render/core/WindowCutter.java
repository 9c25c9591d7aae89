// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedCluster;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextPosition;
import org.pixellm.plugins.render.TextShaper;

/** Cuts an input that does not fit on one strip into passages that do. */
final class WindowCutter {
  private final LayoutMode mode;
  private final TextShaper shaper;

  /** One window: what was asked for, and where it went. */
  record Window(LayoutRequest request, PatchLayout layout) {}

  WindowCutter(LayoutMode mode, TextShaper shaper) {
    this.mode = mode;
    this.shaper = shaper;
  }

  /**
   * Lays out all of an input.
   *
   * @param whole a request for all of it
   * @param overlap patches at a window's end that the next window shows again
   * @return at least one window
   */
  List<Window> cut(LayoutRequest whole, int overlap) {
    List<Window> windows = new ArrayList<>();
    TextPosition end = whole.to();
    TextPosition from = whole.from();
    while (true) {
      LayoutRequest rest = whole.withPassage(from, end);
      PatchLayout layout = mode.layout(rest, shaper);
      if (layout.end().compareTo(end) >= 0) {
        windows.add(new Window(rest, layout));
        return windows;
      }
      LayoutRequest passage = whole.withPassage(from, breakBefore(rest, layout));
      layout = mode.layout(passage, shaper);
      windows.add(new Window(passage, layout));
      from = nextStart(passage, layout, overlap);
    }
  }

  /**
   * The best place to break a passage: after the last cluster drawn whole, or a space before it.
   */
  private static TextPosition breakBefore(LayoutRequest request, PatchLayout layout) {
    TextPosition drawn = layout.end();
    if (drawn.index() == 0) {
      return drawn;
    }
    int part = drawn.part();
    int start = request.startIn(part);
    int wholeEnd = wholeEnd(layout, part, start);
    if (wholeEnd == start) {
      // Not even one cluster fits whole. A word can still go to the next window in one piece.
      boolean first = part == request.from().part();
      return first ? drawn : new TextPosition(part, start);
    }
    String text = request.input().parts().get(part);
    return new TextPosition(part, afterSpace(text, start + (wholeEnd - start) / 2, wholeEnd));
  }

  /** End, in reading order, of the last cluster of a part up to which all are drawn uncut. */
  private static int wholeEnd(PatchLayout layout, int part, int start) {
    int firstCut = Integer.MAX_VALUE;
    int lastEnd = start;
    for (PlacedRun run : layout.runs()) {
      if (run.part() == part) {
        for (ShapedCluster cluster : run.clusters()) {
          if (run.x() + cluster.x() + cluster.advance() > run.clipEnd()) {
            firstCut = Math.min(firstCut, cluster.start());
          }
          lastEnd = Math.max(lastEnd, cluster.end());
        }
      }
    }
    return Math.min(firstCut, lastEnd);
  }

  /** The index after the last white space in a range; the range's end if there is none. */
  private static int afterSpace(String text, int start, int end) {
    if (end < text.length() && WhiteSpace.is(text.charAt(end))) {
      return end;
    }
    for (int i = end; i > start; i--) {
      if (WhiteSpace.is(text.charAt(i - 1))) {
        return i;
      }
    }
    return end;
  }

  private static TextPosition nextStart(LayoutRequest passage, PatchLayout layout, int overlap) {
    TextPosition end = layout.end();
    if (overlap == 0) {
      return end;
    }
    int lastSeparator =
        layout.separators().stream().mapToInt(i -> i).max().orElse(layout.patchCount());
    int firstPixel = (lastSeparator - overlap) * passage.patchSize();
    return earliestFrom(passage, layout, firstPixel)
        .filter(start -> start.compareTo(passage.from()) > 0)
        .orElse(end);
  }

  /** Where in reading order the overlap starts: a word of a list, or a cluster, after a space. */
  private static Optional<TextPosition> earliestFrom(
      LayoutRequest passage, PatchLayout layout, int firstPixel) {
    TextPosition end = layout.end();
    TextPosition earliest = null;
    for (PlacedRun run : layout.runs()) {
      if (run.part() < passage.from().part()) {
        continue;
      }
      for (ShapedCluster cluster : run.clusters()) {
        TextPosition start = new TextPosition(run.part(), cluster.start());
        if (run.x() + cluster.x() >= firstPixel
            && start.compareTo(end) < 0
            && (earliest == null || start.compareTo(earliest) < 0)) {
          earliest = start;
        }
      }
    }
    return Optional.ofNullable(earliest).map(start -> toWordStart(passage, start, end));
  }

  private static TextPosition toWordStart(
      LayoutRequest passage, TextPosition start, TextPosition end) {
    if (passage.input() instanceof TextInput.Words) {
      return start;
    }
    String text = passage.input().parts().get(start.part());
    for (int i = start.index(); i > 0 && i < end.index(); i++) {
      if (WhiteSpace.is(text.charAt(i - 1)) && !WhiteSpace.is(text.charAt(i))) {
        return new TextPosition(start.part(), i);
      }
    }
    return start;
  }
}
