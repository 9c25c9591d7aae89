// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.Locale;
import java.util.Optional;

/** A task of GLUE: the names of its columns. Test files lack the column of the label. */
public enum GlueTask {
  /** Is a sentence grammatical? Training and development files have no line of names. */
  COLA("sentence", "", "label"),
  /** Is a review's phrase positive? */
  SST2("sentence", "", "label"),
  /** Do two sentences say the same? */
  MRPC("#1 String", "#2 String", "Quality"),
  /** Do two questions ask the same? */
  QQP("question1", "question2", "is_duplicate"),
  /** How near are two sentences, from 0 to 5? */
  STSB("sentence1", "sentence2", "score"),
  /** Does the first sentence entail, contradict, or leave open the second? */
  MNLI("sentence1", "sentence2", "gold_label"),
  /** Does a sentence hold the answer to a question? */
  QNLI("question", "sentence", "label"),
  /** Does the first text entail the second? */
  RTE("sentence1", "sentence2", "label"),
  /** Does the first sentence entail the second, in which a pronoun is resolved? */
  WNLI("sentence1", "sentence2", "label");

  private final String text;
  private final String second;
  private final String target;

  GlueTask(String text, String second, String target) {
    this.text = text;
    this.second = second;
    this.target = target;
  }

  /** The column of the text, or of the first of a pair. */
  String text() {
    return text;
  }

  /** The column of the second of a pair. */
  Optional<String> second() {
    return second.isEmpty() ? Optional.empty() : Optional.of(second);
  }

  /** The column of the label or the score. */
  String target() {
    return target;
  }

  /** All names, for messages. */
  static String names() {
    StringBuilder names = new StringBuilder();
    for (GlueTask task : values()) {
      names.append(names.isEmpty() ? "" : ", ").append(task.name().toLowerCase(Locale.ROOT));
    }
    return names.toString();
  }
}
