// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import org.pixellm.plugins.Help;

/**
 * What a user says about answering questions.
 *
 * @param maxAnswerPatches most patches of an answer
 * @param candidates so many of the best first and of the best last patches of a window are tried
 * @param noAnswer whether a question may have no answer in its context
 * @param noAnswerThreshold there is no answer if that scores higher than the best one by more than
 *     this
 * @param answerText how an answer's characters are told from its first and last patch
 * @param referencePadding whether padding is among the patches that the loss chooses from, as in
 *     the original: a loss then depends on how far texts are padded
 */
public record QuestionAnsweringConfig(
    @Help("most patches of an answer, at least 1") int maxAnswerPatches,
    @Help("how many of the best first and last patches of a window are tried, at least 1")
        int candidates,
    @Help("whether a question may have no answer in its context") boolean noAnswer,
    @Help("no answer is given if none scores higher than the best by more than this")
        double noAnswerThreshold,
    @Help("words: whole words; reference: the original's rule for cutting words out of patches")
        AnswerText answerText,
    @Help("whether padding is among what the loss chooses from, as in the original")
        boolean referencePadding) {

  /** Checks the numbers. */
  public QuestionAnsweringConfig {
    if (maxAnswerPatches < 1 || candidates < 1) {
      throw new IllegalArgumentException(
          "max_answer_patches and candidates must be at least 1, not %d and %d"
              .formatted(maxAnswerPatches, candidates));
    }
    if (!Double.isFinite(noAnswerThreshold)) {
      throw new IllegalArgumentException(
          "no_answer_threshold must be a number, not " + noAnswerThreshold);
    }
  }

  /** The original's numbers, for data in which each question has an answer. */
  public static QuestionAnsweringConfig defaults() {
    return new QuestionAnsweringConfig(30, 20, false, 0, AnswerText.WORDS, false);
  }
}
