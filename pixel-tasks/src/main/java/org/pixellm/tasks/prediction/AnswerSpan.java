// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.prediction;

import java.util.Objects;

/**
 * An answer to a question: a part of the context, or none.
 *
 * @param text the answer; empty if the question has none in the context
 * @param start UTF-16 index of its first character in the context; 0 for none
 * @param end UTF-16 index after its last
 * @param score how strongly the model is for it: the sum of two logits. Of none, that of the best
 *     answer that was turned down
 * @param noAnswerScore how strongly it is for there being none, on the same scale
 */
public record AnswerSpan(String text, int start, int end, double score, double noAnswerScore) {
  /** Checks the range. */
  public AnswerSpan {
    Objects.requireNonNull(text, "text");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no answer: characters [%d, %d)".formatted(start, end));
    }
  }

  /** Whether there is an answer. */
  public boolean answered() {
    return !text.isEmpty();
  }
}
