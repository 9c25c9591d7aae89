// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.List;

/**
 * An example of the report.
 *
 * @param condition the attack
 * @param why what it is an example of
 * @param clean its texts, line by line
 * @param attacked what became of them; the same if the picture was attacked
 * @param views what each model saw of it and said
 */
record ShownExample(
    Condition condition, String why, String clean, String attacked, List<View> views) {
  /** Copies the list. */
  ShownExample {
    views = List.copyOf(views);
  }

  /**
   * What one model made of it.
   *
   * @param model name of the model
   * @param score of this example alone
   * @param png what the model saw, with a frame around what it was wrong about; empty for tokens
   * @param tokens what a token model saw; empty for pictures
   * @param said what it said that is wrong, a line each
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record View(String model, double score, byte[] png, List<String> tokens, List<String> said) {
    /** Copies the lists. */
    View {
      tokens = List.copyOf(tokens);
      said = List.copyOf(said);
    }
  }
}
