// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A part of a network that has parameters of its own and is saved with the model.
 *
 * <p>Several threads may run forward passes at once, each in a scope of its own, over the same
 * parameters: a forward pass changes nothing that another may see. A part that {@linkplain
 * #drawsEngineRandomness() draws from the engine's generator} is never asked to while it trains.
 */
public interface NetworkPart extends AutoCloseable {

  /**
   * All parameters by the name they have in {@code model.safetensors}, in a fixed order. A
   * parameter with {@link Parameter#requiresGradient()} false is saved but not trained.
   */
  Map<String, Parameter> parameters();

  /**
   * Fills all parameters with fresh values.
   *
   * @param manager owns the arrays; must outlive the part
   * @param random the only source of randomness
   */
  void initialize(NDManager manager, RandomGenerator random);

  /**
   * The part's entries in {@code config.json}: what is needed to make it again. Values are strings,
   * numbers, booleans, and lists and maps of these.
   */
  Map<String, Object> configuration();

  /**
   * Whether a training forward pass draws from the engine's own generator, as dropout does. There
   * is one for all threads, so such passes run one after another: equal runs then draw equally. A
   * part that does not say is taken for one that does.
   */
  default boolean drawsEngineRandomness() {
    return true;
  }

  /** Releases what the part holds besides its parameters' arrays, which their manager owns. */
  @Override
  default void close() {}
}
