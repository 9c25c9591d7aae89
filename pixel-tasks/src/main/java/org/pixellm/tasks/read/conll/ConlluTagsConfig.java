// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.Objects;
import org.pixellm.plugins.Help;
import org.pixellm.tasks.example.ConlluSentence;

/**
 * Which tags are read from CoNLL-U.
 *
 * @param column the column of the tags
 */
public record ConlluTagsConfig(
    @Help("the column of the tags: upos (the 17 universal ones) or xpos (the treebank's own)")
        Column column) {
  /** The setting's name among a reader's settings. */
  public static final String COLUMN = "column";

  /** A column of tags. */
  public enum Column {
    /** The universal part of speech, the fourth column. */
    UPOS(ConlluSentence.UPOS),
    /** The treebank's own part of speech, the fifth column. */
    XPOS(ConlluSentence.XPOS);

    private final int index;

    Column(int index) {
      this.index = index;
    }

    /** The column counted from 0. */
    public int index() {
      return index;
    }
  }

  /** Checks that the column is set. */
  public ConlluTagsConfig {
    Objects.requireNonNull(column, "column must be upos or xpos");
  }
}
