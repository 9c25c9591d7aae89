// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.nn;

/**
 * The size of a stack of transformer layers.
 *
 * @param hidden width of a state
 * @param layers how many layers
 * @param heads attention heads of a layer; divides {@code hidden}
 * @param intermediate width of the feed-forward layer
 * @param hiddenDropout dropout after attention and feed-forward, 0 to below 1
 * @param attentionDropout dropout of attention weights, 0 to below 1
 * @param layerNormEpsilon added to the variance
 * @param initializerRange standard deviation of fresh weights
 */
public record TransformerShape(
    int hidden,
    int layers,
    int heads,
    int intermediate,
    double hiddenDropout,
    double attentionDropout,
    double layerNormEpsilon,
    double initializerRange) {

  /** Checks the numbers. */
  public TransformerShape {
    if (hidden < 1 || layers < 1 || heads < 1 || intermediate < 1) {
      throw new IllegalArgumentException(
          "hidden size, layers, heads and intermediate size must be at least 1, not "
              + "%d, %d, %d, %d".formatted(hidden, layers, heads, intermediate));
    }
    if (hidden % heads != 0) {
      throw new IllegalArgumentException(
          "a hidden size of %d cannot be shared by %d heads: it must be a multiple of the heads"
              .formatted(hidden, heads));
    }
    if (!(hiddenDropout >= 0
        && hiddenDropout < 1
        && attentionDropout >= 0
        && attentionDropout < 1)) {
      throw new IllegalArgumentException(
          "dropout must be 0 to below 1, not %s and %s".formatted(hiddenDropout, attentionDropout));
    }
    if (!(layerNormEpsilon > 0) || !(initializerRange > 0)) {
      throw new IllegalArgumentException(
          "layer_norm_eps and initializer_range must be above 0, not %s and %s"
              .formatted(layerNormEpsilon, initializerRange));
    }
  }

  /** Whether training draws from the engine's own generator, which dropout does. */
  public boolean drawsEngineRandomness() {
    return hiddenDropout > 0 || attentionDropout > 0;
  }

  /** Width of one attention head. */
  public int headSize() {
    return hidden / heads;
  }
}
