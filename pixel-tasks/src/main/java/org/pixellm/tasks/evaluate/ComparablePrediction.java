// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import org.pixellm.plugins.PixelException;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;

/**
 * Brings predictions into the form in which metrics compare them with {@linkplain
 * org.pixellm.plugins.data.Example#gold labels}: a class as text, an answer as text, the vectors of
 * a pair as their similarity. Tags, trees, numbers, and whatever plug-in heads predict are what
 * metrics compare.
 */
public final class ComparablePrediction {
  private ComparablePrediction() {}

  /**
   * A prediction as metrics take it.
   *
   * @throws PixelException if it is the vector of a single text, which is like nothing
   */
  public static Object of(Object prediction) {
    if (prediction instanceof ClassPrediction chosen) {
      return chosen.label();
    }
    if (prediction instanceof AnswerSpan answer) {
      return answer.text();
    }
    if (prediction instanceof TextVectors vectors) {
      if (vectors.vectors().size() != 2) {
        throw new PixelException(
            "the vector of a single text cannot be scored, for there is no other to compare it"
                + " with; give pairs of texts, or set metric: none to look at the loss alone");
      }
      return vectors.similarity();
    }
    return prediction;
  }
}
