// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.prediction.Tree;

/**
 * A sentence with a dependency tree.
 *
 * @param words at least one
 * @param tags universal parts of speech, one a word, which scores may need to tell punctuation;
 *     empty if the file has none
 * @param heads the head of each word: 0 for the root, else a word, counted from 1; empty if the
 *     sentence is not labelled. Readers see to it that they make a tree with one root
 * @param relations the relation of each word to its head; as many as heads
 * @param source where it stands
 * @param conllu its lines, if it was read from CoNLL-U, so that predictions can be written into
 *     them
 */
public record ParsedSentence(
    List<String> words,
    List<String> tags,
    List<Integer> heads,
    List<String> relations,
    Source source,
    Optional<ConlluSentence> conllu)
    implements TaskExample {
  /** Copies the lists and checks their lengths and the range of heads. */
  public ParsedSentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    heads = List.copyOf(heads);
    relations = List.copyOf(relations);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(conllu, "conllu");
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a sentence needs at least one word");
    }
    if (!tags.isEmpty() && tags.size() != words.size()) {
      throw new IllegalArgumentException(
          "%d tags for %d words".formatted(tags.size(), words.size()));
    }
    if (heads.size() != relations.size() || (!heads.isEmpty() && heads.size() != words.size())) {
      throw new IllegalArgumentException(
          "%d heads and %d relations for %d words"
              .formatted(heads.size(), relations.size(), words.size()));
    }
    for (int head : heads) {
      if (head < 0 || head > words.size()) {
        throw new IllegalArgumentException("head " + head + " of " + words.size() + " words");
      }
    }
  }

  /** A sentence that does not come from CoNLL-U. */
  public ParsedSentence(
      List<String> words,
      List<String> tags,
      List<Integer> heads,
      List<String> relations,
      Source source) {
    this(words, tags, heads, relations, source, Optional.empty());
  }

  @Override
  public TextInput input() {
    return new TextInput.Words(words);
  }

  @Override
  public boolean labelled() {
    return !heads.isEmpty();
  }

  /** The tree: a {@link Tree}. */
  @Override
  public Optional<Object> gold() {
    return labelled() ? Optional.of(new Tree(heads, relations)) : Optional.empty();
  }

  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(
        new ParsedSentence(ChangedWords.of(words, change), tags, heads, relations, source));
  }
}
