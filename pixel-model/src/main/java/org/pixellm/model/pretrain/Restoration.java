// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.util.Arrays;
import java.util.BitSet;

/** A text whose hidden patches a model restored. Immutable; arrays are copies. */
public final class Restoration {
  private final byte[] original;
  private final byte[] restored;
  private final BitSet hidden;
  private final int patchLength;

  Restoration(byte[] original, byte[] restored, BitSet hidden, int patchLength) {
    this.original = original.clone();
    this.restored = restored.clone();
    this.hidden = (BitSet) hidden.clone();
    this.patchLength = patchLength;
  }

  /** The text as it was drawn, {@code [patches, channels, size, size]}, unsigned, white 255. */
  public byte[] original() {
    return original.clone();
  }

  /** The same with hidden patches painted in one grey, so what the model saw. */
  public byte[] masked(int grey) {
    byte[] masked = original.clone();
    hidden.stream()
        .forEach(
            patch ->
                Arrays.fill(masked, patch * patchLength, (patch + 1) * patchLength, (byte) grey));
    return masked;
  }

  /** The same with hidden patches as the model restored them. */
  public byte[] restored() {
    return restored.clone();
  }

  /** Which patches were hidden. */
  public BitSet hidden() {
    return (BitSet) hidden.clone();
  }
}
