// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Who computes the pieces of a step or of a measurement. */
interface Workers extends AutoCloseable {

  /**
   * Does pieces of work, all of which are over when this returns or throws.
   *
   * @return their results, in the order of the pieces
   * @throws RuntimeException what a piece threw, as it threw it; then pieces that had not begun are
   *     left out
   */
  <T> List<T> run(List<Supplier<T>> pieces);

  @Override
  default void close() {}

  /** The calling thread, one piece after another. */
  static Workers inTurn() {
    return new Workers() {
      @Override
      public <T> List<T> run(List<Supplier<T>> pieces) {
        List<T> results = new ArrayList<>(pieces.size());
        pieces.forEach(piece -> results.add(piece.get()));
        return results;
      }
    };
  }
}
