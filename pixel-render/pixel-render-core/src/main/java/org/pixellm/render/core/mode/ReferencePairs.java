// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextPosition;
import org.pixellm.plugins.render.TextShaper;

/**
 * Pairs as the original PIXEL has them: the first text keeps its width, only the second is cut. A
 * limit for the first text cuts what is drawn of it, but its separator stays where it would be
 * without. A window starts at the letter on the edge of the patch that is {@code overlap} patches
 * before the end of the window before it.
 *
 * <p>The original's pictures lose text in two cases, and these do not: a first text that leaves no
 * room for the second is cut so that one patch is left, and there are as many windows as the second
 * text needs.
 */
final class ReferencePairs {
  private final int margin;
  private final int firstMaxPatches;

  ReferencePairs(int margin, int firstMaxPatches) {
    this.margin = margin;
    this.firstMaxPatches = firstMaxPatches;
  }

  /** What of a text is drawn: some clusters of a line, up to a UTF-16 index. */
  private record Drawn(ShapedText line, int clusters, int end) {
    PlacedRun run(int part, int x, int clipEnd) {
      return new PlacedRun(part, line, 0, clusters, x, clipEnd);
    }
  }

  PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    Strip strip = new Strip();
    int size = request.patchSize();
    int separator = firstSeparator(request, shaper);
    Drawn first = first(request, separator, shaper);
    strip.addSeparated(
        new TextBlock.Placed(first.run(0, margin, separator * size), first.end(), separator, true));

    int x = (separator + 1) * size + margin;
    int last = request.maxPatches() - 1;
    ShapedText line = TextFitter.beginning(request, 1, last * size - x, shaper);
    Drawn second = second(request, line, x, shaper);
    int wanted = patchesFor(x + line.width() + margin, size);
    int end = Math.min(Math.max(wanted, separator + 2), last);
    boolean complete = first.end() == request.endIn(0) && second.end() == request.endIn(1);
    strip.addSeparated(
        new TextBlock.Placed(second.run(1, x, end * size), second.end(), end, complete));
    boolean cut = x + second.line().width() > last * size;
    return strip.finish(new TextPosition(1, second.end()), complete && !cut);
  }

  /** Where windows start. */
  List<TextPosition> windowStarts(LayoutRequest whole, int overlap, TextShaper shaper) {
    List<TextPosition> starts = new ArrayList<>();
    starts.add(whole.from());
    int size = whole.patchSize();
    int x = (firstSeparator(whole, shaper) + 1) * size + margin;
    int limit = (whole.maxPatches() - 1) * size;
    int free = limit - x;
    String text = whole.input().parts().get(1);
    int end = whole.endIn(1);
    int start = whole.startIn(1);
    ReferenceOffsets offsets =
        new ReferenceOffsets(
            shaper.shape(text, start, end), margin, size, isRightToLeft(whole, shaper));
    int beyond = patchesFor(offsets.width() - free, size);
    while (beyond > 0) {
      PatchLayout window =
          layout(whole.withPassage(starts.get(starts.size() - 1), whole.to()), shaper);
      int reached = window.end().index();
      if (reached >= end && window.complete()) {
        break;
      }
      int next = Math.min(offsets.restart(beyond, overlap), reached);
      if (next <= start) {
        next = reached;
      }
      if (next <= start || next >= end) {
        break;
      }
      start = next;
      starts.add(new TextPosition(1, start));
      int width =
          offsets.isLeftToRight()
              ? offsets.widthFrom(start)
              : shaper.shape(text, start, end).width();
      beyond = offsets.beyond(beyond, overlap, width, free);
    }
    return starts;
  }

  /** The first text's separator: as if all of the text were drawn. */
  private int firstSeparator(LayoutRequest request, TextShaper shaper) {
    int size = request.patchSize();
    int most = request.maxPatches() - 3;
    int width = TextFitter.beginning(request, 0, most * size, shaper).width();
    return Math.max(1, Math.min(patchesFor(2 * margin + width, size), most));
  }

  private Drawn first(LayoutRequest request, int separator, TextShaper shaper) {
    int size = request.patchSize();
    int room = separator * size - margin;
    ShapedText line = TextFitter.beginning(request, 0, room, shaper);
    if (firstMaxPatches > 0 && patchesFor(margin + line.width(), size) > firstMaxPatches) {
      Drawn cut = searched(request, 0, margin, firstMaxPatches, shaper);
      if (cut.line().width() <= room) {
        return cut;
      }
    }
    return fitted(request, 0, line, room, shaper);
  }

  private Drawn second(LayoutRequest request, ShapedText line, int x, TextShaper shaper) {
    int size = request.patchSize();
    int last = request.maxPatches() - 1;
    int room = last * size - x;
    if (line.width() > room && isRightToLeft(request, shaper)) {
      Drawn cut = searched(request, 1, x, last, shaper);
      if (cut.clusters() > 0 && cut.line().width() <= room) {
        return cut;
      }
    }
    return fitted(request, 1, line, room, shaper);
  }

  private static Drawn fitted(
      LayoutRequest request, int part, ShapedText line, int room, TextShaper shaper) {
    TextFitter.Fitted fitted = TextFitter.fit(request, part, line, room, shaper);
    return new Drawn(fitted.line(), fitted.clusters(), fitted.end());
  }

  /**
   * The original's search for a beginning that ends in a certain patch: it takes the first that it
   * meets, not the longest.
   */
  private static Drawn searched(
      LayoutRequest request, int part, int x, int patches, TextShaper shaper) {
    String text = request.input().parts().get(part);
    int start = request.startIn(part);
    int low = 0;
    int high = request.endIn(part) - start;
    int middle = 0;
    ShapedText line = ShapedText.empty();
    while (low <= high) {
      middle = (low + high) / 2;
      line = shaper.shape(text, start, start + middle);
      int reached = patchesFor(x + line.width(), request.patchSize());
      if (reached == patches) {
        break;
      }
      if (reached < patches) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return new Drawn(line, line.clusterCount(), start + middle);
  }

  private static boolean isRightToLeft(LayoutRequest request, TextShaper shaper) {
    return shaper.alwaysRightToLeft() || DirectionVote.isRightToLeft(request.input());
  }

  private static int patchesFor(int pixels, int size) {
    return Math.floorDiv(pixels + size - 1, size);
  }
}
