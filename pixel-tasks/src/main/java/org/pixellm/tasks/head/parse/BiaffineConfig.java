// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import org.pixellm.plugins.Help;
import org.pixellm.tasks.head.words.WordPatches;

/**
 * What a user says about parsing.
 *
 * @param wordPatches which states stand for a word
 * @param decoding what the heads of a sentence must be together
 * @param dropout of the words' states
 * @param referencePadding whether the places of a padded batch are possible heads that score 0, as
 *     in the original: its losses and greedy heads then depend on the length that texts are padded
 *     to
 */
public record BiaffineConfig(
    @Help("which patches stand for a word: mean (the paper's), first or last")
        WordPatches wordPatches,
    @Help("tree (with one root), projective (no crossing arcs) or greedy (the paper's: no tree)")
        ArcDecoding decoding,
    @Help("dropout of the words' states, 0 to below 1") double dropout,
    @Help("whether padding counts among the possible heads, as in the original")
        boolean referencePadding) {

  /** Legal trees. */
  public static BiaffineConfig defaults() {
    return new BiaffineConfig(WordPatches.MEAN, ArcDecoding.TREE, 0, false);
  }
}
