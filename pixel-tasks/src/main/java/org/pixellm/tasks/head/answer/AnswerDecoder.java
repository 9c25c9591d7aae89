// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.tasks.head.answer.AnswerBounds.Range;
import org.pixellm.tasks.prediction.AnswerSpan;

/**
 * Finds the best answers in the windows of a context. An answer lies in the context, ends where it
 * begins or later in reading order, whichever way the script runs, and is not too long.
 */
final class AnswerDecoder {
  /** Part of a pair that is the context. */
  static final int CONTEXT = 1;

  private final int maxPatches;
  private final int candidates;
  private final AnswerText text;

  AnswerDecoder(int maxPatches, int candidates, AnswerText text) {
    this.maxPatches = maxPatches;
    this.candidates = candidates;
    this.text = text;
  }

  /**
   * A patch that shows some of the context.
   *
   * @param characters from the first to the last that it shows
   * @param mixed whether it does not show all between these: it stands where the direction of the
   *     script changes
   */
  private record Candidate(int patch, float logit, Range characters, boolean mixed) {}

  /**
   * Answers of a question, the best first, each part of the context once.
   *
   * @param windows of the question and its context
   * @param logits of each window
   */
  List<AnswerSpan> answers(String context, List<RenderedText> windows, List<SpanLogits> logits) {
    double none = logits.stream().mapToDouble(SpanLogits::none).min().orElseThrow();
    Map<Range, AnswerSpan> found = new LinkedHashMap<>();
    for (int window = 0; window < windows.size(); window++) {
      Alignment alignment = windows.get(window).alignment();
      List<Candidate> ends = best(alignment, logits.get(window).ends());
      for (Candidate start : best(alignment, logits.get(window).starts())) {
        for (Candidate end : ends) {
          if (legal(start, end)) {
            Range range = text.between(context, alignment, start.patch(), end.patch());
            double score = (double) start.logit() + end.logit();
            if (range.end() > range.start()) {
              found.merge(
                  range,
                  new AnswerSpan(
                      context.substring(range.start(), range.end()),
                      range.start(),
                      range.end(),
                      score,
                      none),
                  (a, b) -> a.score() >= b.score() ? a : b);
            }
          }
        }
      }
    }
    List<AnswerSpan> sorted = new ArrayList<>(found.values());
    sorted.sort(Comparator.comparingDouble(AnswerSpan::score).reversed());
    return sorted;
  }

  private boolean legal(Candidate start, Candidate end) {
    return Math.abs(end.patch() - start.patch()) < maxPatches
        && inOrder(start.characters(), end.characters(), start.mixed() || end.mixed());
  }

  private static boolean inOrder(Range start, Range end, boolean mixed) {
    return mixed
        ? start.start() < end.end()
        : start.start() <= end.start() && start.end() <= end.end();
  }

  /** The patches of the context with the highest logits. */
  private List<Candidate> best(Alignment alignment, float[] logits) {
    return IntStream.range(0, alignment.patchCount())
        .filter(patch -> !alignment.isSeparator(patch))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer patch) -> -logits[patch]))
        .flatMap(patch -> candidate(alignment, patch, logits[patch]).stream())
        .limit(candidates)
        .toList();
  }

  private static Optional<Candidate> candidate(Alignment alignment, int patch, float logit) {
    return alignment
        .charsIn(patch)
        .filter(range -> range.part() == CONTEXT)
        .map(
            range -> {
              int shown =
                  alignment.clustersIn(patch).stream()
                      .mapToInt(cluster -> cluster.end() - cluster.start())
                      .sum();
              return new Candidate(
                  patch,
                  logit,
                  new Range(range.start(), range.end()),
                  shown < range.end() - range.start());
            });
  }
}
