// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextShaper;

/** Says which clusters of a line stay together on patches of their own. */
interface Grouping {

  /** Shapes a range of a part as the grouping wants it: as a line, unless it says otherwise. */
  default ShapedText shape(LayoutRequest request, int part, int start, int end, TextShaper shaper) {
    return shaper.shape(request.input().parts().get(part), start, end);
  }

  /**
   * Where groups start. The first cluster of a word always starts one and need not be told.
   *
   * @param text what was shaped
   * @param line its clusters
   * @param words for each cluster its word
   * @return for each cluster whether it is the leftmost of a group
   */
  boolean[] starts(String text, ShapedText line, int[] words);
}
