// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a sentence of a CoNLL-U file: comments, words, ranges and empty nodes, as they
 * stand. Predictions are written into copies, so that all else is kept.
 *
 * @param lines without line ends; those of words, ranges and empty nodes have ten columns,
 *     separated by tabs. See <a href="https://universaldependencies.org/format.html">the format</a>
 */
public record ConlluSentence(List<String> lines) {
  /** The column of the form, from 0. */
  public static final int FORM = 1;

  /** The column of the universal part of speech, from 0. */
  public static final int UPOS = 3;

  /** The column of the treebank's own part of speech, from 0. */
  public static final int XPOS = 4;

  /** The column of the head, from 0. */
  public static final int HEAD = 6;

  /** The column of the relation to the head, from 0. */
  public static final int DEPREL = 7;

  /** Columns of a line. */
  public static final int COLUMNS = 10;

  private static final int DEPS = 8;
  private static final String NONE = "_";

  /** Copies the list. */
  public ConlluSentence {
    lines = List.copyOf(lines);
  }

  /** Lines of words alone, as a prediction can be written into that was not read from CoNLL-U. */
  public static ConlluSentence of(List<String> words) {
    List<String> lines = new ArrayList<>(words.size());
    for (String word : words) {
      String form = word.replaceAll("[\\t\\r\\n]", " ");
      lines.add((lines.size() + 1) + "\t" + form + "\t_".repeat(COLUMNS - 2));
    }
    return new ConlluSentence(lines);
  }

  /**
   * The sentence with other tags.
   *
   * @param column {@link #UPOS} or {@link #XPOS}
   * @param tags one a word
   * @throws IllegalArgumentException if there are more or fewer tags than words
   */
  public ConlluSentence withTags(int column, List<String> tags) {
    if (column != UPOS && column != XPOS) {
      throw new IllegalArgumentException("column " + column + " holds no tags");
    }
    return edited(tags.size(), (word, columns) -> columns[column] = tags.get(word));
  }

  /**
   * The sentence with another tree. The enhanced graph, which no longer fits, is left out.
   *
   * @param heads the head of each word: 0 for the root, else a word, counted from 1
   * @param relations the relation of each word to its head
   * @throws IllegalArgumentException if there are more or fewer than words
   */
  public ConlluSentence withTree(List<Integer> heads, List<String> relations) {
    if (heads.size() != relations.size()) {
      throw new IllegalArgumentException(
          heads.size() + " heads and " + relations.size() + " relations");
    }
    return edited(
        heads.size(),
        (word, columns) -> {
          columns[HEAD] = heads.get(word).toString();
          columns[DEPREL] = relations.get(word);
          columns[DEPS] = NONE;
        });
  }

  /** Writes a prediction for a word, counted from 0, into its columns. */
  private interface Edit {
    void apply(int word, String[] columns);
  }

  private ConlluSentence edited(int values, Edit edit) {
    List<String> edited = new ArrayList<>(lines.size());
    int word = 0;
    for (String line : lines) {
      if (!isWord(line)) {
        edited.add(line);
        continue;
      }
      if (word < values) {
        String[] columns = line.split("\t", -1);
        edit.apply(word, columns);
        edited.add(String.join("\t", columns));
      }
      word++;
    }
    if (word != values) {
      throw new IllegalArgumentException(values + " predictions for " + word + " words");
    }
    return new ConlluSentence(edited);
  }

  /** Whether a line is a word's: not a comment's, a range's (1-2) or an empty node's (1.1). */
  private static boolean isWord(String line) {
    int end = line.indexOf('\t');
    return end > 0 && line.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
  }

  /** The lines, each with its end, and the empty line that ends a sentence. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n\n";
  }
}
