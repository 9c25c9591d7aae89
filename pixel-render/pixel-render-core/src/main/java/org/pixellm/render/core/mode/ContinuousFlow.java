// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/** Lets a text run on over the patch grid. */
final class ContinuousFlow implements TextFlow {
  private final int margin;

  /**
   * A flow.
   *
   * @param margin blank pixels before a text and, at least, between its end and the separator
   */
  ContinuousFlow(int margin) {
    this.margin = margin;
  }

  @Override
  public TextBlock text(LayoutRequest request, int part, TextShaper shaper, int mostPatches) {
    int width = mostPatches * request.patchSize() - margin;
    ShapedText line = TextFitter.beginning(request, part, width, shaper);
    return new Block(request, part, shaper, line, margin, margin);
  }

  @Override
  public TextBlock word(
      LayoutRequest request, int part, TextShaper shaper, int mostPatches, boolean last) {
    int indent = part == request.from().part() ? margin : 0;
    int width = mostPatches * request.patchSize() - indent;
    ShapedText line = TextFitter.beginning(request, part, width, shaper);
    if (last) {
      return new Block(request, part, shaper, line, indent, margin);
    }
    // The space after a word that is read from the right is at its left.
    int space = shaper.shape(" ", 0, 1).width();
    return line.rightToLeft()
        ? new Block(request, part, shaper, line, indent + space, 0)
        : new Block(request, part, shaper, line, indent, space);
  }

  /** A text with blank pixels before and after it. */
  private record Block(
      LayoutRequest request,
      int part,
      TextShaper shaper,
      ShapedText line,
      int blanksBefore,
      int blanksAfter)
      implements TextBlock {

    @Override
    public int patches() {
      return Math.max(1, patchesFor(line.width()));
    }

    @Override
    public Placed place(int firstPatch, int endPatch) {
      int size = request.patchSize();
      int width = (endPatch - firstPatch) * size - blanksBefore;
      TextFitter.Fitted fitted = TextFitter.fit(request, part, line, width, shaper);
      int patches = Math.max(1, patchesFor(fitted.width()));
      int nextPatch = Math.min(firstPatch + patches, endPatch);
      int x = firstPatch * size + blanksBefore;
      PlacedRun run = new PlacedRun(part, fitted.line(), 0, fitted.clusters(), x, nextPatch * size);
      return new Placed(run, fitted.end(), nextPatch, fitted.complete());
    }

    private int patchesFor(int width) {
      int pixels = blanksBefore + width + blanksAfter;
      return (pixels + request.patchSize() - 1) / request.patchSize();
    }
  }
}
