// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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

  /** Where a cluster starts, and the patches it touches. */
  private record Place(TextPosition start, int firstPatch, int lastPatch) {}

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
    for (TextPosition start : mode.windowStarts(whole, overlap, shaper)) {
      LayoutRequest passage = whole.withPassage(start, whole.to());
      windows.add(new Window(passage, mode.layout(passage, shaper)));
    }
    if (!windows.isEmpty()) {
      return windows;
    }
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
   * The best place to break a passage: before the word of a list that is drawn in part, unless the
   * window begins with it; of a text after the last cluster drawn whole, or a space before it.
   */
  private static TextPosition breakBefore(LayoutRequest request, PatchLayout layout) {
    TextPosition drawn = layout.end();
    if (drawn.index() == 0) {
      return drawn;
    }
    int part = drawn.part();
    boolean first = part == request.from().part();
    if (request.input() instanceof TextInput.Words && !first) {
      return new TextPosition(part, 0);
    }
    int start = request.startIn(part);
    int wholeEnd = wholeEnd(layout, part, start);
    if (wholeEnd == start) {
      // Not even one cluster fits whole. A word can still go to the next window in one piece.
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
    TextPosition start = startOfLast(overlap, passage, layout);
    return start != null && start.compareTo(passage.from()) > 0 ? start : end;
  }

  /** Where in reading order the last patches of a passage start: a word of a list, or a cluster. */
  private static TextPosition startOfLast(int patches, LayoutRequest passage, PatchLayout layout) {
    List<Place> places = new ArrayList<>();
    for (PlacedRun run : layout.runs()) {
      for (int i = run.fromCluster(); i < run.toCluster(); i++) {
        TextPosition start = new TextPosition(run.part(), run.text().start(i));
        if (run.part() >= passage.from().part() && start.compareTo(layout.end()) < 0) {
          int left = run.x() + run.text().x(i);
          int right = Math.min(left + Math.max(1, run.text().advance(i)), run.clipEnd()) - 1;
          places.add(new Place(start, left / passage.patchSize(), right / passage.patchSize()));
        }
      }
    }
    places.sort(Comparator.comparing(Place::start).reversed());
    BitSet touched = new BitSet();
    TextPosition earliest = null;
    TextPosition earliestWord = null;
    for (Place place : places) {
      touched.set(Math.min(place.firstPatch(), place.lastPatch()), place.lastPatch() + 1);
      if (touched.cardinality() > patches) {
        break;
      }
      earliest = place.start();
      earliestWord = earliest.index() == 0 ? earliest : earliestWord;
    }
    if (earliest == null) {
      return null;
    }
    if (passage.input() instanceof TextInput.Words) {
      // Half a word tells the next window nothing, unless it goes on there.
      boolean goesOn = layout.end().index() > 0;
      return earliestWord != null || !goesOn ? earliestWord : earliest;
    }
    return toWordStart(passage, earliest, layout.end());
  }

  private static TextPosition toWordStart(
      LayoutRequest passage, TextPosition start, TextPosition end) {
    String text = passage.input().parts().get(start.part());
    for (int i = start.index(); i > 0 && i < end.index(); i++) {
      if (WhiteSpace.is(text.charAt(i - 1)) && !WhiteSpace.is(text.charAt(i))) {
        return new TextPosition(start.part(), i);
      }
    }
    return start;
  }
}
