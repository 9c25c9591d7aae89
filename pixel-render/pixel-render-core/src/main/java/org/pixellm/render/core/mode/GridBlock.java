// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;
import org.pixellm.render.core.mode.GridRule.Grid;
import org.pixellm.render.core.mode.GridRule.GridLine;

/** A text on the patch grid: as much of it, in reading order, as fits. */
final class GridBlock implements TextBlock {
  private static final int NO_LIMIT = Integer.MAX_VALUE / 2;

  private final GridRule rule;
  private final LayoutRequest request;
  private final int part;
  private final TextShaper shaper;
  private final boolean oneWord;
  private final int blanksAfter;
  private final Grid grid;

  private int fittedPatches;
  private GridLine fitted;

  /** UTF-16 index up to which the fitted line reaches. */
  private int end;

  GridBlock(
      GridRule rule,
      LayoutRequest request,
      int part,
      TextShaper shaper,
      boolean oneWord,
      int blanksAfter) {
    this.rule = rule;
    this.request = request;
    this.part = part;
    this.shaper = shaper;
    this.oneWord = oneWord;
    this.blanksAfter = blanksAfter;
    this.grid = new Grid(request.patchSize(), shaper.shape(" ", 0, 1).width());
  }

  /** Fits the text into a number of patches. */
  GridBlock fit(int patches) {
    fittedPatches = patches;
    int limit = patches * grid.patchSize();
    int start = request.startIn(part);
    int partEnd = request.endIn(part);
    int length = TextFitter.lettersFor(limit);
    while (true) {
      int to =
          length < partEnd - start
              ? TextFitter.breakNear(text(), start + length, partEnd)
              : partEnd;
      ShapedText line = rule.shape(request, part, start, to, shaper);
      boolean all = Lines.isLeftToRight(line) ? fitAsSeen(line, limit) : fitAsRead(line, limit);
      if (!all || to == partEnd) {
        end = all ? partEnd : end;
        return this;
      }
      length *= 2;
    }
  }

  private String text() {
    return request.input().parts().get(part);
  }

  /** Fits a line that is read as it is seen; whether all of it fits. */
  private boolean fitAsSeen(ShapedText line, int limit) {
    fitted = arrange(line, words(line, null), limit);
    if (fitted.all() && fitted.width() <= limit) {
      return true;
    }
    end = line.end(fitted.clusters() - 1);
    return false;
  }

  /** Fits the beginning of a line that is not read as it is seen; whether all of it fits. */
  private boolean fitAsRead(ShapedText line, int limit) {
    int[] order = Lines.readingOrder(line);
    ShapedText reading = Lines.reordered(line, order);
    GridLine beginning = arrange(reading, words(reading, null), limit);
    int start = request.startIn(part);
    int whole = reading.end(reading.clusterCount() - 1);
    int cut = reading.end(beginning.clusters() - 1);
    ShapedText seen = cut == whole ? line : rule.shape(request, part, start, cut, shaper);
    while (true) {
      fitted = arrangeAsSeen(seen);
      if (fitted.width() <= limit || seen.clusterCount() == 1) {
        end = cut;
        return cut == whole && fitted.width() <= limit;
      }
      // Not on the grid as it would be in reading order: leave the last cluster out.
      cut = Lines.lastStart(seen);
      seen = rule.shape(request, part, start, cut, shaper);
    }
  }

  private GridLine arrangeAsSeen(ShapedText line) {
    int[] order = Lines.readingOrder(line);
    int[] words = words(line, order);
    int[] sideBySide = WordSplit.sideBySide(words, order);
    int[] moved = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      moved[i] = words[sideBySide[i]];
    }
    return arrange(Lines.reordered(line, sideBySide), moved, NO_LIMIT);
  }

  private int[] words(ShapedText line, int[] order) {
    return oneWord ? WordSplit.oneWord(line) : WordSplit.words(text(), line, order);
  }

  private GridLine arrange(ShapedText line, int[] words, int limit) {
    return rule.arrange(text(), line, words, grid, limit);
  }

  @Override
  public int patches() {
    boolean cut = end < request.endIn(part);
    return cut ? fittedPatches + 1 : patchesFor(fitted.width());
  }

  @Override
  public Placed place(int firstPatch, int endPatch) {
    int room = endPatch - firstPatch;
    if (room < fittedPatches && patches() > room) {
      fit(room);
    }
    boolean complete = end == request.endIn(part) && fitted.width() <= room * grid.patchSize();
    int nextPatch = firstPatch + Math.min(patchesFor(fitted.width()), room);
    int clipEnd = Math.max(nextPatch, firstPatch + 1) * grid.patchSize();
    PlacedRun run =
        new PlacedRun(
            part, fitted.line(), 0, fitted.clusters(), firstPatch * grid.patchSize(), clipEnd);
    return new Placed(run, end, nextPatch, complete);
  }

  private int patchesFor(int width) {
    int patches = grid.boundary(width + blanksAfter) / grid.patchSize();
    boolean nothing = oneWord && fitted.clusters() == 0;
    return nothing ? patches : Math.max(1, patches);
  }
}
