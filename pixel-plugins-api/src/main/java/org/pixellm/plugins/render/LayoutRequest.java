// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Objects;

/**
 * What a layout mode is asked for: a passage of an input on a strip of limited length.
 *
 * <p>Of one text the passage is a range of characters, of a word list a range of words whose first
 * and last may be cut. Of a pair the first text is always there in full and the passage is a range
 * of the second.
 *
 * @param input the whole input
 * @param from where the passage starts; of a pair, in part 1
 * @param to where it ends
 * @param patchSize height and width of a patch in pixels
 * @param maxPatches most patches, separators included; at least 2, for a pair 4
 */
public record LayoutRequest(
    TextInput input, TextPosition from, TextPosition to, int patchSize, int maxPatches) {
  /**
   * Checks sizes and order.
   *
   * @throws IllegalArgumentException if too few patches are allowed, the passage ends before it
   *     starts, or that of a pair starts in the first text
   */
  public LayoutRequest {
    Objects.requireNonNull(input, "input");
    boolean pair = input instanceof TextInput.Pair;
    int least = pair ? 4 : 2;
    if (maxPatches < least) {
      throw new IllegalArgumentException(
          "%s needs at least %d patches, not %d"
              .formatted(pair ? "a pair of texts" : "a text", least, maxPatches));
    }
    if (patchSize < 1) {
      throw new IllegalArgumentException("a patch of " + patchSize + " pixels");
    }
    if (from.compareTo(to) > 0 || (pair && from.part() == 0)) {
      throw new IllegalArgumentException("no passage: " + from + " to " + to);
    }
  }

  /** A request for all of an input. */
  public static LayoutRequest whole(TextInput input, int patchSize, int maxPatches) {
    return new LayoutRequest(
        input, startOf(input), TextPosition.endOf(input), patchSize, maxPatches);
  }

  /** Where the passage that holds all of an input starts: of a pair, in the second text. */
  public static TextPosition startOf(TextInput input) {
    return new TextPosition(input instanceof TextInput.Pair ? 1 : 0, 0);
  }

  /** The same request for another passage. */
  public LayoutRequest withPassage(TextPosition newFrom, TextPosition newTo) {
    return new LayoutRequest(input, newFrom, newTo, patchSize, maxPatches);
  }

  /** Index in a part of the passage's first character: 0 unless the passage starts in that part. */
  public int startIn(int part) {
    return part == from.part() ? from.index() : 0;
  }

  /**
   * Index in a part after the passage's last character: its length unless the passage ends there.
   */
  public int endIn(int part) {
    return part == to.part() ? to.index() : input.parts().get(part).length();
  }
}
