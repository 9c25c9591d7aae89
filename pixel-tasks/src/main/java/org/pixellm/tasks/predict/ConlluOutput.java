// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.predict;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.example.ConlluSentence;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.prediction.Tree;

/**
 * Predictions as CoNLL-U: tags in the column UPOS, trees in HEAD and DEPREL. What was read from
 * CoNLL-U keeps its comments, ranges, empty nodes and other columns.
 */
public final class ConlluOutput {
  private static final String NONE = "_";

  private ConlluOutput() {}

  /**
   * A sentence with its prediction, as lines with their ends.
   *
   * @throws PixelException if the task is none on words
   */
  public static String of(Example example, Object prediction) {
    if (example instanceof TaggedWords words && prediction instanceof List<?> tags) {
      List<String> all = new ArrayList<>();
      tags.forEach(tag -> all.add("" + tag));
      while (all.size() < words.words().size()) {
        all.add(NONE); // what did not fit a truncated picture
      }
      return words
          .conllu()
          .orElseGet(() -> ConlluSentence.of(words.words()))
          .withTags(ConlluSentence.UPOS, all)
          .toString();
    }
    if (example instanceof ParsedSentence sentence && prediction instanceof Tree tree) {
      return sentence
          .conllu()
          .orElseGet(() -> ConlluSentence.of(sentence.words()))
          .withTree(tree.heads(), tree.relations())
          .toString();
    }
    throw new PixelException("CoNLL-U holds tags and trees of words; this model predicts neither");
  }
}
