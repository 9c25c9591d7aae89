// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/** Hides patches independently of each other, every set of the right size equally likely. */
public final class SinglePatches implements MaskSampler {

  @Override
  public BitSet sample(int textPatches, int count, RandomGenerator random) {
    BitSet hidden = new BitSet(textPatches);
    fill(hidden, textPatches, count, random);
    return hidden;
  }

  /** Hides more patches, at random among those not hidden yet, until {@code count} are. */
  static void fill(BitSet hidden, int textPatches, int count, RandomGenerator random) {
    int missing = count - hidden.cardinality();
    int candidates = textPatches - hidden.cardinality();
    for (int i = hidden.nextClearBit(0); missing > 0; i = hidden.nextClearBit(i + 1)) {
      if (random.nextInt(candidates--) < missing) {
        hidden.set(i);
        missing--;
      }
    }
  }
}
