// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/**
 * Bigrams of code points, each drawn alone. There are no bidirectional runs: all code points of a
 * text are read in one direction, digits too.
 */
final class IsolatedBigrams extends Bigrams {
  @Override
  public ShapedText shape(LayoutRequest request, int part, int start, int end, TextShaper shaper) {
    boolean rightToLeft =
        shaper.alwaysRightToLeft() || DirectionVote.isRightToLeft(request.input());
    return shaper.shapeIsolated(request.input().parts().get(part), start, end, rightToLeft);
  }
}
