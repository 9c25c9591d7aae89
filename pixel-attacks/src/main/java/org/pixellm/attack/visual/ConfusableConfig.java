// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import com.ibm.icu.text.Normalizer2;
import org.pixellm.attack.place.DataFile;
import org.pixellm.plugins.Help;

/**
 * Which confusable characters.
 *
 * @param alphabets whether those are taken that are the same letter in another alphabet, full-width
 *     or mathematical
 */
public record ConfusableConfig(
    @Help("take the same letter of full-width and mathematical alphabets, too") boolean alphabets) {

  /** All that Unicode names. */
  public static ConfusableConfig defaults() {
    return new ConfusableConfig(true);
  }

  /** The table. */
  LookAlikes table() {
    Normalizer2 plain = Normalizer2.getNFKCInstance();
    return LookAlikes.of(
        DataFile.bundled(ConfusableConfig.class, "confusables.tsv"),
        Integer.MAX_VALUE,
        (character, other) ->
            alphabets || !plain.normalize(other).equals(plain.normalize(character)));
  }
}
