// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pixellm.plugins.task.Metric;

/**
 * Precision, recall and F1 of spans, as seqeval's default (the rule of conlleval, CoNLL-2000): a
 * predicted span is right if type, first and last word are all equal to a gold span's.
 *
 * <p>Scores, all 0 to 1 and 0 where there is nothing to divide by: {@code precision}, {@code
 * recall}, {@code f1} over the spans of all types; {@code macro_f1}, the plain mean over types;
 * {@code accuracy} of the single tags; and {@code PER.precision} and so on for every type that
 * occurs.
 *
 * <p>A prediction may have fewer tags than the sentence has words; the gold tags are then cut to
 * the same length.
 */
public final class SpanF1 implements Metric<List<String>, List<String>> {

  @Override
  public String mainScore() {
    return "f1";
  }

  @Override
  public Tally<List<String>, List<String>> start() {
    return new SpanTally();
  }

  private static final class Counts {
    private long right;
    private long predicted;
    private long gold;

    double precision() {
      return Ratio.of(right, predicted);
    }

    double recall() {
      return Ratio.of(right, gold);
    }

    double f1() {
      return Ratio.of(2 * right, predicted + gold);
    }
  }

  private static final class SpanTally implements Tally<List<String>, List<String>> {
    private final SortedMap<String, Counts> types = new TreeMap<>();
    private final Tally<List<String>, List<String>> tags = new TagAccuracy().start();

    @Override
    public void add(List<String> prediction, List<String> gold) {
      tags.add(prediction, gold);
      List<Span> found = Span.of(prediction);
      List<Span> there = Span.of(Scored.prefix(prediction.size(), gold));
      Set<Span> right = new HashSet<>(there);
      right.retainAll(found);
      found.forEach(span -> counts(span).predicted++);
      there.forEach(span -> counts(span).gold++);
      right.forEach(span -> counts(span).right++);
    }

    private Counts counts(Span span) {
      return types.computeIfAbsent(span.type(), type -> new Counts());
    }

    @Override
    public Map<String, Double> scores() {
      Counts all = new Counts();
      Map<String, Double> scores = new LinkedHashMap<>();
      types.forEach(
          (type, counts) -> {
            all.right += counts.right;
            all.predicted += counts.predicted;
            all.gold += counts.gold;
            scores.put(type + ".precision", counts.precision());
            scores.put(type + ".recall", counts.recall());
            scores.put(type + ".f1", counts.f1());
          });
      scores.put("precision", all.precision());
      scores.put("recall", all.recall());
      scores.put("f1", all.f1());
      scores.put("macro_f1", types.values().stream().mapToDouble(Counts::f1).average().orElse(0));
      scores.putAll(tags.scores());
      return scores;
    }
  }
}
