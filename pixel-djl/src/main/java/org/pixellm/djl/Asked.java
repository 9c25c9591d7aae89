// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.data.Example;

/**
 * What one caller asks.
 *
 * @param questions in order
 * @param many whether the caller gave a list, and waits for one
 * @param refusal why nothing is asked, for a request that is none; whoever is asked with it in one
 *     batch is answered all the same
 */
record Asked(List<Question> questions, boolean many, Optional<String> refusal) {
  /** Something to answer. */
  Asked(List<Question> questions, boolean many) {
    this(questions, many, Optional.empty());
  }

  /** Nothing to answer. */
  static Asked refused(String why) {
    return new Asked(List.of(), false, Optional.of(why));
  }

  /**
   * One text, pair or question.
   *
   * @param form what it is answered in
   * @param input as it came
   * @param example the same for the model
   */
  record Question(Form<?, ?, ?> form, Object input, Example example) {
    /** The answer in the caller's type. */
    Object answer(Object prediction, List<String> labels) {
      return form.answer(input, prediction, labels);
    }
  }

  /** Copies the list. */
  Asked {
    questions = List.copyOf(questions);
  }
}
