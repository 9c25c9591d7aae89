// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.prediction;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The tags of a sentence's words: a list of tags that also says how likely each is. */
public final class WordTags extends AbstractList<String> implements RandomAccess {
  private final List<String> tags;
  private final List<Double> probabilities;

  /**
   * Tags.
   *
   * @param probabilities one a tag, 0 to 1: of this tag among all, each word looked at by itself
   * @throws IllegalArgumentException if there are not as many
   */
  public WordTags(List<String> tags, List<Double> probabilities) {
    this.tags = List.copyOf(tags);
    this.probabilities = List.copyOf(probabilities);
    if (tags.size() != probabilities.size()) {
      throw new IllegalArgumentException(
          "%d tags and %d probabilities".formatted(tags.size(), probabilities.size()));
    }
  }

  @Override
  public String get(int word) {
    return tags.get(word);
  }

  @Override
  public int size() {
    return tags.size();
  }

  /** The probability of a word's tag, 0 to 1. */
  public double probability(int word) {
    return probabilities.get(word);
  }
}
