// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.List;
import org.pixellm.plugins.data.Example;

/**
 * What one caller asks.
 *
 * @param questions in order
 * @param many whether the caller gave a list, and waits for one
 */
record Asked(List<Question> questions, boolean many) {
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
