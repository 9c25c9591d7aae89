// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/** Chooses the patches of one text that are hidden. Stateless. */
@FunctionalInterface
public interface MaskSampler {

  /**
   * Hides some of a text's patches.
   *
   * @param textPatches real patches of the text; at least 2, so that one can be hidden and one seen
   * @param count how many to hide, 1 to {@code textPatches - 1}
   * @param random the only source of randomness
   * @return exactly {@code count} of the indices 0 to {@code textPatches - 1}
   */
  BitSet sample(int textPatches, int count, RandomGenerator random);
}
