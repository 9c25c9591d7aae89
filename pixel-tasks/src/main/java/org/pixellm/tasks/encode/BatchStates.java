// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

/** States of a batch as they come out of the encoder. */
final class BatchStates {
  private final float[] values;
  private final int[] offsets;

  /**
   * States.
   *
   * @param values states of all texts, {@code [tokens, hidden]}
   * @param offsets where the state of each text's CLS starts; those of its patches follow
   */
  BatchStates(float[] values, int[] offsets) {
    this.values = values;
    this.offsets = offsets;
  }

  /** All values; not a copy. */
  float[] values() {
    return values;
  }

  /** Where the state of a text's CLS starts; those of its patches follow. */
  int offset(int text) {
    return offsets[text];
  }
}
