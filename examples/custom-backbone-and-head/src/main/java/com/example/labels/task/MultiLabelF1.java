// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pixellm.plugins.task.Metric;

/**
 * How well sets of labels are found. Scores, all 0 to 1: {@code micro_f1}, F1 over all labels of
 * all texts; {@code decisions}, the share of right answers to the question of each label whether a
 * text has it; {@code question.f1} and so on for each label.
 */
public final class MultiLabelF1 implements Metric<LabelScores, Set<String>> {

  @Override
  public String mainScore() {
    return "micro_f1";
  }

  @Override
  public Tally<LabelScores, Set<String>> start() {
    return new LabelTally();
  }

  private static final class Counts {
    private long found;
    private long predicted;
    private long gold;
    private long right;
    private long all;

    void add(boolean said, boolean there) {
      found += said && there ? 1 : 0;
      predicted += said ? 1 : 0;
      gold += there ? 1 : 0;
      right += said == there ? 1 : 0;
      all++;
    }

    /** Zero where there is nothing to find and nothing was found. */
    double f1() {
      return predicted + gold == 0 ? 0 : 2.0 * found / (predicted + gold);
    }

    double decisions() {
      return all == 0 ? 0 : (double) right / all;
    }
  }

  private static final class LabelTally implements Tally<LabelScores, Set<String>> {
    private final Map<String, Counts> labels = new TreeMap<>();
    private final Counts together = new Counts();

    @Override
    public void add(LabelScores prediction, Set<String> gold) {
      for (String label : prediction.probabilities().keySet()) {
        boolean said = prediction.has(label);
        boolean there = gold.contains(label);
        labels.computeIfAbsent(label, unused -> new Counts()).add(said, there);
        together.add(said, there);
      }
    }

    @Override
    public Map<String, Double> scores() {
      Map<String, Double> scores = new LinkedHashMap<>();
      labels.forEach((label, counts) -> scores.put(label + ".f1", counts.f1()));
      scores.put("decisions", together.decisions());
      scores.put("micro_f1", together.f1());
      return scores;
    }
  }
}
