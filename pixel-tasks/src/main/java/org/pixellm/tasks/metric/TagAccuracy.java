// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.List;
import java.util.Map;
import org.pixellm.plugins.task.Metric;

/**
 * The share of words whose tag is right, over all words of all sentences and punctuation too:
 * {@code accuracy}, 0 to 1; 0 of no words. PIXEL's score for part-of-speech tagging.
 *
 * <p>A prediction may have fewer tags than the sentence has words; the words after them are then
 * not scored, as the original does with what did not fit its picture.
 */
public final class TagAccuracy implements Metric<List<String>, List<String>> {

  @Override
  public String mainScore() {
    return "accuracy";
  }

  @Override
  public Tally<List<String>, List<String>> start() {
    return new Tally<>() {
      private long right;
      private long all;

      @Override
      public void add(List<String> prediction, List<String> gold) {
        List<String> scored = Scored.prefix(prediction.size(), gold);
        for (int word = 0; word < scored.size(); word++) {
          right += prediction.get(word).equals(scored.get(word)) ? 1 : 0;
        }
        all += scored.size();
      }

      @Override
      public Map<String, Double> scores() {
        return Map.of("accuracy", Ratio.of(right, all));
      }
    };
  }
}
