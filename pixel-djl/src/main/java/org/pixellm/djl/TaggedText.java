// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.modality.nlp.translator.NamedEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixellm.tasks.prediction.WordTags;

/** The words of a text with their tags. */
final class TaggedText {
  /** Where a scheme of names has no name. */
  private static final String OUTSIDE = "O";

  /** As {@link org.pixellm.tasks.predict.TextExamples} splits a text. */
  private static final Pattern WORD = Pattern.compile("\\S+");

  private TaggedText() {}

  /**
   * DJL's entities: one a word that has a tag other than {@code O}, as DJL's own translators have
   * one a token. Words that a truncated picture does not show have none.
   *
   * @param tags one a word, in order
   * @return with the word's number from 0, its place in UTF-16 units, and the probability of its
   *     tag, 1 if the head does not tell
   */
  static NamedEntity[] entities(String text, List<?> tags) {
    List<NamedEntity> entities = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    for (int word = 0; word < tags.size() && words.find(); word++) {
      String tag = "" + tags.get(word);
      if (!tag.equals(OUTSIDE)) {
        float probability = tags instanceof WordTags known ? (float) known.probability(word) : 1;
        entities.add(
            new NamedEntity(tag, probability, word, words.group(), words.start(), words.end()));
      }
    }
    return entities.toArray(NamedEntity[]::new);
  }
}
