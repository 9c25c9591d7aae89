// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

/** States of a batch as they come out of the encoder. */
final class BatchStates {
  private final float[] values;
  private final int rowLength;

  /**
   * States.
   *
   * @param values {@code [rows, tokens, hidden]}; CLS is the first token, padding comes last
   * @param rowLength values of a row
   */
  BatchStates(float[] values, int rowLength) {
    this.values = values;
    this.rowLength = rowLength;
  }

  /** All values; not a copy. */
  float[] values() {
    return values;
  }

  /** Where the state of a row's CLS starts; those of its patches follow. */
  int offset(int row) {
    return row * rowLength;
  }
}
