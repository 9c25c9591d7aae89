// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The original's two ways of turning noise into an order of patches, over the whole strip with its
 * padding. They reproduce its masks exactly from the same noise; {@link MaskPlan#packing} is what
 * new runs use.
 */
public final class ReferenceMasking {
  private final double ratio;

  /** Masks that hide a share of the strip, padding counted. */
  public ReferenceMasking(double ratio) {
    this.ratio = ratio;
  }

  /** Patches that stay visible: {@code floor(patches * (1 - ratio))}. */
  public int visible(int patches) {
    return (int) (patches * (1 - ratio));
  }

  /**
   * Random masking: patches in the order of their noise, but the text patch with the most noise
   * goes last, so that at least one text patch is hidden.
   *
   * @param noise one value a patch, 0 to 1
   * @param length real patches; the first ones
   */
  public int[] randomOrder(float[] noise, int length) {
    float[] keys = noise.clone();
    int top = 0;
    for (int i = 1; i < length; i++) {
      if (noise[i] > noise[top]) {
        top = i;
      }
    }
    keys[top] = 100;
    return argsort(keys);
  }

  /**
   * Controlled masking: patches of the mask last, and within each group by noise. A mask with fewer
   * patches than the ratio asks for is so filled up at random, padding included.
   *
   * @param mask patches to hide
   * @param noise one value a patch, 0 to 1
   */
  public int[] controlledOrder(BitSet mask, float[] noise) {
    float[] keys = new float[noise.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (mask.get(i) ? 1f : 0f) + noise[i] / 100f;
    }
    return argsort(keys);
  }

  private static int[] argsort(float[] keys) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> keys[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
