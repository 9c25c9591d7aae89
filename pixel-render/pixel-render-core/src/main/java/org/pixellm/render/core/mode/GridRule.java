// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/** Gives the clusters of a line new places, on the patch grid. */
interface GridRule {

  /**
   * Shapes a range of a part as the rule wants it.
   *
   * @return a line whose clusters stand from left to right
   */
  default ShapedText shape(LayoutRequest request, int part, int start, int end, TextShaper shaper) {
    return shaper.shape(request.input().parts().get(part), start, end);
  }

  /**
   * Places clusters from left to right, the first at pixel 0, which is the start of a patch.
   *
   * @param text what was shaped
   * @param line its clusters, those of a word side by side
   * @param words for each cluster the number of its word, or {@link WordSplit#SPACE}
   * @param grid the grid
   * @param limit pixels that are free; nothing is placed beyond, except a first cluster
   */
  GridLine arrange(String text, ShapedText line, int[] words, Grid grid, int limit);

  /**
   * A patch grid.
   *
   * @param patchSize pixels of a patch
   * @param space width of a space in pixels
   */
  record Grid(int patchSize, int space) {

    /** The first patch boundary, as a pixel, that is not before a pixel. */
    int boundary(int pixel) {
      return (pixel + patchSize - 1) / patchSize * patchSize;
    }
  }

  /**
   * A line on the grid.
   *
   * @param line clusters in their new places
   * @param clusters how many of them, from the left, are within the limit; at least 1 if there are
   *     any
   * @param width pixel at which they end
   * @param all whether these are all clusters that were to be placed
   */
  record GridLine(ShapedText line, int clusters, int width, boolean all) {}
}
