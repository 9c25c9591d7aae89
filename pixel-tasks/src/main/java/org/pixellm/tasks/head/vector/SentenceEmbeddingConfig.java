// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.vector;

import org.pixellm.plugins.Help;

/**
 * What a user says about vectors of sentences.
 *
 * @param temperature what cosines are divided by in the loss
 * @param wordDropout share of the words that the second view of a single text lacks
 * @param positiveLabel label of the pairs that belong together; empty if all do
 * @param positiveScore score from which on a scored pair belongs together
 */
public record SentenceEmbeddingConfig(
    @Help("what cosines are divided by in the loss, above 0") double temperature,
    @Help("share of words left out of a single text's second view; 0 where the encoder drops out")
        double wordDropout,
    @Help("label of pairs that belong together, as entailment; empty: all pairs do")
        String positiveLabel,
    @Help("score from which on a scored pair belongs together") double positiveScore) {

  /** Checks the numbers. */
  public SentenceEmbeddingConfig {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
    }
    if (!(wordDropout >= 0 && wordDropout < 1)) {
      throw new IllegalArgumentException("word_dropout must be 0 to below 1, not " + wordDropout);
    }
  }

  /** SimCSE's temperature, and views by leaving out words. */
  public static SentenceEmbeddingConfig defaults() {
    return new SentenceEmbeddingConfig(0.05, 0.15, "", 4);
  }
}
