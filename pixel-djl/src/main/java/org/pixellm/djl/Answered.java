// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.List;
import java.util.Optional;

/**
 * What one caller is told.
 *
 * @param answers one a question, in order
 * @param many whether the caller waits for a list
 * @param refusal why there is no answer; empty if there is one
 */
record Answered(List<Object> answers, boolean many, Optional<String> refusal) {
  /** Copies the list. */
  Answered {
    answers = List.copyOf(answers);
  }
}
