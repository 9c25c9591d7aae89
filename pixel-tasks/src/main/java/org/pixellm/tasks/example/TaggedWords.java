// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;

/**
 * A sentence with a tag a word: parts of speech, or names in the IOB2 scheme.
 *
 * @param words at least one
 * @param tags one a word; empty if the sentence is not labelled
 * @param source where it stands
 * @param conllu its lines, if it was read from CoNLL-U, so that predictions can be written into
 *     them
 */
public record TaggedWords(
    List<String> words, List<String> tags, Source source, Optional<ConlluSentence> conllu)
    implements TaskExample {
  /** Copies the lists and checks their lengths. */
  public TaggedWords {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(conllu, "conllu");
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a sentence needs at least one word");
    }
    if (!tags.isEmpty() && tags.size() != words.size()) {
      throw new IllegalArgumentException(
          "%d tags for %d words".formatted(tags.size(), words.size()));
    }
  }

  /** A sentence that does not come from CoNLL-U. */
  public TaggedWords(List<String> words, List<String> tags, Source source) {
    this(words, tags, source, Optional.empty());
  }

  @Override
  public TextInput input() {
    return new TextInput.Words(words);
  }

  @Override
  public boolean labelled() {
    return !tags.isEmpty();
  }

  /** The tags: a list. */
  @Override
  public Optional<Object> gold() {
    return labelled() ? Optional.of(tags) : Optional.empty();
  }

  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(new TaggedWords(ChangedWords.of(words, change), tags, source));
  }
}
