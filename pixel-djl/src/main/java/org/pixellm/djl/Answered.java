// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.util.List;

/**
 * What one caller is told.
 *
 * @param answers one a question, in order
 * @param many whether the caller waits for a list
 */
record Answered(List<Object> answers, boolean many) {
  /** Copies the list. */
  Answered {
    answers = List.copyOf(answers);
  }
}
