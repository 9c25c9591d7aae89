// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.util.Map;
import org.pixellm.plugins.Help;

/**
 * What a user says about tags of words.
 *
 * @param wordPatches which states stand for a word
 * @param decoding how tags are chosen
 * @param dropout of states before the classifier
 * @param classWeights how much a tag counts in the loss, by tag
 */
public record TokenClassificationConfig(
    @Help("which patches stand for a word: first (the paper's), mean or last")
        WordPatches wordPatches,
    @Help("independent (the paper's), or iob2: only legal sequences of B- and I- tags")
        TagDecoding decoding,
    @Help("dropout of states before the classifier, 0 to below 1; the paper's is 0.1")
        double dropout,
    @Help("how much a tag counts in the loss, by tag; 1 for those not named")
        Map<String, Double> classWeights) {

  /** Copies the map. */
  public TokenClassificationConfig {
    classWeights = Map.copyOf(classWeights);
  }

  /** The original's choices, without dropout. */
  public static TokenClassificationConfig defaults() {
    return new TokenClassificationConfig(WordPatches.FIRST, TagDecoding.INDEPENDENT, 0, Map.of());
  }
}
