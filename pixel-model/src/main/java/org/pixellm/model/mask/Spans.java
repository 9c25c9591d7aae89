// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Hides spans of 1 to 6 patches of the text, apart from each other; where the spans fall short of
 * the count, single patches fill up.
 */
public final class Spans implements MaskSampler {
  private final SpanMaskGenerator generator;

  /**
   * A sampler with the spacing the paper advises for a ratio: the span's length up to 0.4, 1 up to
   * 0.7, 0 above.
   */
  public Spans(double ratio) {
    this.generator = new SpanMaskGenerator(adviseSpacing(ratio));
  }

  private static OptionalInt adviseSpacing(double ratio) {
    if (ratio <= 0.4) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(ratio <= 0.7 ? 1 : 0);
  }

  @Override
  public BitSet sample(int textPatches, int count, RandomGenerator random) {
    BitSet hidden = generator.generate(textPatches, textPatches, count, random);
    SinglePatches.fill(hidden, textPatches, count, random);
    return hidden;
  }
}
