// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.task.Metric;

/**
 * Exact match and F1 of answers, by the evaluation scripts of SQuAD 1.1 and 2.0 (Rajpurkar et al.
 * 2016, 2018). Each question counts the best of its gold answers. A question without a gold answer
 * scores 1 if none is predicted (an empty text), and 0 otherwise.
 *
 * <p>Scores, 0 to 1 where the scripts print per cent: {@code exact_match} and {@code f1}; and if
 * some questions have no answer, {@code has_answer.exact_match}, {@code has_answer.f1} and {@code
 * no_answer.accuracy} over one kind of question each.
 *
 * <p>The rules are made for English. For languages written without spaces count characters, as the
 * evaluations of KorQuAD and JaQuAD do, and leave out Unicode's punctuation; English articles can
 * be words elsewhere ({@code a} in Hungarian or Portuguese), so switch them off.
 */
public final class Answers implements Metric<String, List<String>> {
  private final AnswerText text;

  /** A metric. */
  public Answers(AnswersConfig config) {
    this.text = new AnswerText(config);
  }

  @Override
  public String mainScore() {
    return "f1";
  }

  @Override
  public Tally<String, List<String>> start() {
    return new AnswerTally();
  }

  private static final class Sums {
    private long exact;
    private double f1;
    private long all;

    void add(boolean same, double overlap) {
      exact += same ? 1 : 0;
      f1 += overlap;
      all++;
    }

    void put(String prefix, Map<String, Double> scores) {
      scores.put(prefix + "exact_match", Ratio.of(exact, all));
      scores.put(prefix + "f1", all == 0 ? 0 : f1 / all);
    }
  }

  private final class AnswerTally implements Tally<String, List<String>> {
    private final Sums every = new Sums();
    private final Sums answerable = new Sums();
    private final Sums unanswerable = new Sums();

    @Override
    public void add(String prediction, List<String> golds) {
      String predicted = text.normalise(prediction);
      // As the script of 2.0: an answer of which nothing is left is none.
      List<String> there =
          golds.stream().map(text::normalise).filter(gold -> !gold.isEmpty()).toList();
      boolean exact = there.isEmpty() ? predicted.isEmpty() : there.contains(predicted);
      double f1 =
          there.isEmpty()
              ? (exact ? 1 : 0)
              : there.stream().mapToDouble(gold -> f1(predicted, gold)).max().orElseThrow();
      every.add(exact, f1);
      (there.isEmpty() ? unanswerable : answerable).add(exact, f1);
    }

    private double f1(String predicted, String gold) {
      List<String> found = text.units(predicted);
      List<String> there = text.units(gold);
      Map<String, Integer> left = new HashMap<>();
      there.forEach(unit -> left.merge(unit, 1, Integer::sum));
      long shared = 0;
      for (String unit : found) {
        int count = left.getOrDefault(unit, 0);
        if (count > 0) {
          left.put(unit, count - 1);
          shared++;
        }
      }
      return Ratio.of(2 * shared, found.size() + (long) there.size());
    }

    @Override
    public Map<String, Double> scores() {
      Map<String, Double> scores = new LinkedHashMap<>();
      every.put("", scores);
      if (unanswerable.all > 0) {
        answerable.put("has_answer.", scores);
        scores.put("no_answer.accuracy", Ratio.of(unanswerable.exact, unanswerable.all));
      }
      return scores;
    }
  }
}
