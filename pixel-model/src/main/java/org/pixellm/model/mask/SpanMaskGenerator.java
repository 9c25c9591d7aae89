// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The span masks of PIXEL (Rust et al. 2023, section 2.3 and appendix): spans of 1 to 6 patches are
 * laid at random until enough patches are hidden.
 *
 * <p>A span is kept when the patches on both its sides are free, as many as the span is long (or a
 * fixed number). Only the new span's length counts, so a gap can be shorter than the older
 * neighbour; and what lies under the span is not looked at, so spans can merge. Both are the
 * original's behaviour, kept because its statistics are what models were trained on. So is that a
 * span which would hide too many is drawn anew, not cut: towards the end short spans prevail.
 */
public final class SpanMaskGenerator {
  private static final int ATTEMPTS = 100;
  private static final double[] CUMULATIVE_WEIGHTS = {0.2, 0.4, 0.6, 0.8, 0.9, 1};

  private final OptionalInt spacing;

  /**
   * A generator.
   *
   * @param spacing free patches wanted on both sides of a span; empty for as many as the span is
   *     long. The paper's advice: the span's length up to a ratio of 0.4, 1 up to 0.7, 0 above
   */
  public SpanMaskGenerator(OptionalInt spacing) {
    this.spacing = spacing;
  }

  /**
   * Lays spans.
   *
   * @param patches patches of the strip
   * @param textPatches patches among which the first span begins, at most {@code patches}
   * @param count how many patches to hide
   * @return at most {@code count} hidden patches: fewer when 100 attempts in a row found no room
   */
  public BitSet generate(int patches, int textPatches, int count, RandomGenerator random) {
    BitSet hidden = new BitSet(patches);
    boolean first = true;
    int missing = count;
    while (missing > 0) {
      int added = addSpan(hidden, patches, first ? textPatches : patches, missing, random);
      if (added == 0) {
        break;
      }
      missing -= added;
      first = false;
    }
    return hidden;
  }

  /** Lays one span that hides at most {@code missing} more; returns how many it newly hid. */
  private int addSpan(BitSet hidden, int patches, int bound, int missing, RandomGenerator random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int length = drawLength(random);
      if (length >= patches) {
        continue;
      }
      int left = random.nextInt(Math.max(0, bound - length) + 1);
      int right = left + length;
      int space = spacing.orElse(length);
      boolean roomLeft = countSet(hidden, Math.max(0, left - space), left) == 0;
      boolean roomRight = countSet(hidden, right, Math.min(patches, right + space)) == 0;
      int fresh = length - countSet(hidden, left, right);
      if (roomLeft && roomRight && fresh > 0 && fresh <= missing) {
        hidden.set(left, right);
        return fresh;
      }
    }
    return 0;
  }

  private static int drawLength(RandomGenerator random) {
    double u = random.nextDouble();
    int length = 1;
    while (u >= CUMULATIVE_WEIGHTS[length - 1]) {
      length++;
    }
    return length;
  }

  private static int countSet(BitSet bits, int from, int to) {
    int count = 0;
    for (int i = bits.nextSetBit(from); i >= 0 && i < to; i = bits.nextSetBit(i + 1)) {
      count++;
    }
    return count;
  }
}
