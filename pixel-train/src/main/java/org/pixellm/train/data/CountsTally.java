// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up what became of the text, block by block. Memory grows with distinct missing code points
 * only.
 */
final class CountsTally {
  private static final int MOST_MISSED = 5;

  private final Map<Integer, Long> missing = new HashMap<>();
  private long windows;
  private Coverage coverage;
  private long dropped;
  private long replaced;

  /**
   * A tally.
   *
   * @param before how much could be drawn of what the run has read
   */
  CountsTally(Coverage before) {
    this.coverage = before;
  }

  /**
   * Adds a block.
   *
   * @param again whether the run read it before it was interrupted, so that its coverage is known
   */
  void add(Block block, boolean again) {
    if (!again) {
      coverage = coverage.plus(block.coverage());
    }
    windows += block.size();
    for (RenderedShard shard : block.counts()) {
      dropped += shard.dropped();
      replaced += shard.replaced();
      shard.missingGlyphs().forEach((point, count) -> missing.merge(point, count, Long::sum));
    }
  }

  /** How much could be drawn of all that the run read. */
  Coverage coverage() {
    return coverage;
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
            .toList(),
        coverage);
  }
}
