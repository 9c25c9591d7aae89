// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.model.Recomputation;

/**
 * The parts of one forward pass that the backward pass computes again (Chen et al. 2016). A part is
 * first run without recording; its result begins a graph of its own. {@link Gradients} then goes
 * back through the parts, each recorded when its turn comes. For one pass, and one thread.
 */
public final class Checkpoints implements Recomputation {
  private final List<Segment> segments = new ArrayList<>();
  private final IntSupplier seeds;

  /**
   * One part.
   *
   * @param x what it read
   * @param part computes it
   * @param seed of the engine's generator while it is computed, so that dropout is the same twice
   * @param result what came out, where a graph begins
   */
  record Segment(NDArray x, UnaryOperator<NDArray> part, int seed, NDArray result) {

    /** The result again, this time recorded. */
    NDArray again() {
      return GradientMode.recording(
          () -> {
            Engine.getInstance().setRandomSeed(seed);
            return part.apply(x);
          });
    }
  }

  /**
   * No parts yet.
   *
   * @param seeds seeds for the engine's generator, one a part
   */
  public Checkpoints(IntSupplier seeds) {
    this.seeds = seeds;
  }

  @Override
  public NDArray run(NDArray x, UnaryOperator<NDArray> part) {
    int seed = seeds.getAsInt();
    NDArray result =
        GradientMode.off(
            () -> {
              Engine.getInstance().setRandomSeed(seed);
              return part.apply(x);
            });
    result.setRequiresGradient(true);
    segments.add(new Segment(x, part, seed, result));
    return result;
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** The part that ran last. */
  Segment last() {
    return segments.get(segments.size() - 1);
  }

  /** Takes the last part away. */
  Segment removeLast() {
    return segments.remove(segments.size() - 1);
  }
}
