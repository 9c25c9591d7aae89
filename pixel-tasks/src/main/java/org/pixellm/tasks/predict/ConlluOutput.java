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
import org.pixellm.tasks.read.conll.ConlluTagsConfig;
import org.pixellm.tasks.read.conll.ConlluTagsReaderFactory;
import org.pixellm.train.config.PluginChoice;

/**
 * Predictions as CoNLL-U: tags in the column that the model learnt them from, trees in HEAD and
 * DEPREL. What was read from CoNLL-U keeps its comments, ranges, empty nodes and other columns.
 */
public final class ConlluOutput {
  private static final String NONE = "_";

  private final PluginChoice reader;

  /**
   * CoNLL-U of a model's predictions.
   *
   * @param reader read what the model learnt from
   */
  public ConlluOutput(PluginChoice reader) {
    this.reader = reader;
  }

  private int column() {
    if (!reader.name().equals(ConlluTagsReaderFactory.NAME)) {
      throw new PixelException(
          "CoNLL-U has columns for parts of speech alone, and the tags of this model come from the reader %s; write them as jsonl"
              .formatted(reader.name()));
    }
    ConlluTagsConfig.Column universal = ConlluTagsConfig.Column.UPOS;
    Object chosen = reader.options().getOrDefault(ConlluTagsConfig.COLUMN, universal);
    return universal.name().equalsIgnoreCase(chosen.toString())
        ? ConlluSentence.UPOS
        : ConlluSentence.XPOS;
  }

  /**
   * A sentence with its prediction, as lines with their ends.
   *
   * @throws PixelException if the task is none on words, or its tags have no column
   */
  public String of(Example example, Object prediction) {
    if (example instanceof TaggedWords words && prediction instanceof List<?> tags) {
      List<String> all = new ArrayList<>();
      tags.forEach(tag -> all.add("" + tag));
      while (all.size() < words.words().size()) {
        all.add(NONE); // what did not fit a truncated picture
      }
      return words
          .conllu()
          .orElseGet(() -> ConlluSentence.of(words.words()))
          .withTags(column(), all)
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
