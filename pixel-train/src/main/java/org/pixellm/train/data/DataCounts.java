// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;

/**
 * What became of the text in the blocks used since a stream was opened.
 *
 * @param windows windows that are or were there to train on
 * @param droppedWindows windows left out because they were too short, and characters left out
 *     because one alone was wider than a window
 * @param replacedSequences malformed UTF-8 sequences that were replaced by U+FFFD
 * @param missingGlyphs characters that no font could draw
 * @param mostMissed the code points most often among them, at most five, most frequent first
 * @param coverage how much could be drawn of all training text that the run read, before this
 *     stream was opened, too
 */
public record DataCounts(
    long windows,
    long droppedWindows,
    long replacedSequences,
    long missingGlyphs,
    List<MissingGlyph> mostMissed,
    Coverage coverage) {
  /** Copies the list. */
  public DataCounts {
    mostMissed = List.copyOf(mostMissed);
  }
}
