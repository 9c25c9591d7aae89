// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;
import org.pixellm.tasks.example.Source;

/** A word of a sentence of CoNLL-U: its ten columns and where they stand. */
record ConlluWord(List<String> columns, Source source) {
  /** What stands in a column without a value. */
  static final String NONE = "_";

  /** A column, counted from 0 as in {@link org.pixellm.tasks.example.ConlluSentence}. */
  String column(int index) {
    return columns.get(index);
  }

  boolean has(int index) {
    return !columns.get(index).equals(NONE);
  }
}
