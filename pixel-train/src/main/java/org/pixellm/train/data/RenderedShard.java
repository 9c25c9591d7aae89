// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import java.util.Map;

/**
 * A shard as windows, and what was lost on the way.
 *
 * @param windows in the order of the text
 * @param dropped windows that were too short, and characters wider than a window
 * @param replaced malformed UTF-8 sequences
 * @param missingGlyphs code points that no font could draw, with how often each occurred
 * @param coverage how much of the text could be drawn, too short windows included
 */
record RenderedShard(
    List<Window> windows,
    long dropped,
    long replaced,
    Map<Integer, Long> missingGlyphs,
    Coverage coverage) {
  RenderedShard {
    windows = List.copyOf(windows);
    missingGlyphs = Map.copyOf(missingGlyphs);
  }

  RenderedShard withoutWindows() {
    return new RenderedShard(List.of(), dropped, replaced, missingGlyphs, coverage);
  }
}
