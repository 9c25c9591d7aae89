// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.pixellm.train.device.Devices;

/** Who computes the pieces of a step or of a measurement. */
public interface Workers extends AutoCloseable {

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

  /**
   * Workers for a number of parts of each batch.
   *
   * @param count how many parts, at least 1
   * @param drawsEngineRandomness whether the pieces must run one after another
   */
  static Workers of(int count, boolean drawsEngineRandomness) {
    return count == 1 || drawsEngineRandomness ? inTurn() : new WorkerThreads(count);
  }

  /**
   * Workers for a step whose parts draw from the engine's generators: at once only where each part
   * is alone on a device with a generator of its own.
   *
   * @param plan of the step; recomputation sets the generators of all devices again and again
   * @param drawsEngineRandomness whether parts draw from them
   */
  static Workers of(StepPlan plan, boolean drawsEngineRandomness, Devices devices) {
    boolean apart = devices.drawApart() && plan.parts() <= devices.count() && !plan.recompute();
    return of(plan.parts(), drawsEngineRandomness && !apart);
  }

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
