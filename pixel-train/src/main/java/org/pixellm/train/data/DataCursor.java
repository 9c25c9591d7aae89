// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

/**
 * A place in the endless stream of training windows: between two windows.
 *
 * @param epoch passes over the training text done
 * @param block blocks of that pass done
 * @param window windows of that block done, in shuffled order
 */
public record DataCursor(long epoch, long block, int window) {
  /** The beginning of a run. */
  public static final DataCursor START = new DataCursor(0, 0, 0);

  /** Checks that nothing is negative. */
  public DataCursor {
    if (epoch < 0 || block < 0 || window < 0) {
      throw new IllegalArgumentException(
          "no place in the data: epoch %d, block %d, window %d".formatted(epoch, block, window));
    }
  }
}
