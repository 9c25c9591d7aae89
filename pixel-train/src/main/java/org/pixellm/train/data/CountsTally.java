// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Adds up what became of the text. Memory grows with distinct missing code points only. */
final class CountsTally {
  private static final int MOST_MISSED = 5;

  private final Map<Integer, Long> missing = new HashMap<>();
  private long windows;
  private long dropped;
  private long replaced;

  void add(Block block) {
    windows += block.size();
    for (RenderedShard shard : block.counts()) {
      dropped += shard.dropped();
      replaced += shard.replaced();
      shard.missingGlyphs().forEach((point, count) -> missing.merge(point, count, Long::sum));
    }
  }

  DataCounts counts() {
    long missingGlyphs = missing.values().stream().mapToLong(Long::longValue).sum();
    return new DataCounts(
        windows,
        dropped,
        replaced,
        missingGlyphs,
        missing.entrySet().stream()
            .map(e -> new MissingGlyph(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong(MissingGlyph::count)
                    .reversed()
                    .thenComparing(MissingGlyph::codePoint))
            .limit(MOST_MISSED)
            .toList());
  }
}
