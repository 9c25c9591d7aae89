// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the golden says about span masks, measured on masks of ours. */
final class MaskStatistics {
  private final int patches;
  private final int textPatches;
  private final Map<String, Ratio> ratios = new LinkedHashMap<>();
  private final List<Integer> spans = new ArrayList<>();
  private int longestRun;
  private int leastMasked = Integer.MAX_VALUE;
  private int mostMasked;
  private int shortestGap = Integer.MAX_VALUE;
  private int withMaskedText;

  private record Run(int start, int end) {
    int length() {
      return end - start;
    }
  }

  MaskStatistics(int patches, int textPatches) {
    this.patches = patches;
    this.textPatches = textPatches;
  }

  void add(BitSet mask) {
    List<Run> runs = runs(mask);
    spans.add(runs.size());
    int masked = mask.cardinality();
    leastMasked = Math.min(leastMasked, masked);
    mostMasked = Math.max(mostMasked, masked);
    withMaskedText += mask.nextSetBit(0) < textPatches ? 1 : 0;
    for (int length = 1; length <= 6; length++) {
      int of = length;
      ratio("run_length_fraction." + length)
          .add((double) runs.stream().filter(run -> run.length() == of).count(), runs.size());
    }
    ratio("mean_run_length").add(masked, runs.size());
    ratio("spans_per_mask.mean").add(runs.size(), 1);
    addGaps(runs);
    ratio("position_mask_rate.first").add(mask.get(0) ? 1 : 0, 1);
    ratio("position_mask_rate.second").add(mask.get(1) ? 1 : 0, 1);
    ratio("position_mask_rate.last").add(mask.get(patches - 1) ? 1 : 0, 1);
    int from = patches / 4;
    int to = patches - 1 - patches / 4;
    ratio("position_mask_rate.middle_mean").add(mask.get(from, to).cardinality(), to - from);
  }

  private void addGaps(List<Run> runs) {
    int sum = 0;
    int narrow = 0;
    for (int i = 1; i < runs.size(); i++) {
      Run before = runs.get(i - 1);
      Run after = runs.get(i);
      int gap = after.start() - before.end();
      sum += gap;
      narrow += gap < Math.max(before.length(), after.length()) ? 1 : 0;
      shortestGap = Math.min(shortestGap, gap);
    }
    for (Run run : runs) {
      longestRun = Math.max(longestRun, run.length());
    }
    ratio("gap.mean").add(sum, runs.size() - 1);
    ratio("gap.fraction_gap_less_than_longer_neighbour").add(narrow, runs.size() - 1);
  }

  private static List<Run> runs(BitSet mask) {
    List<Run> runs = new ArrayList<>();
    for (int start = mask.nextSetBit(0); start >= 0; ) {
      int end = mask.nextClearBit(start);
      runs.add(new Run(start, end));
      start = mask.nextSetBit(end);
    }
    return runs;
  }

  private Ratio ratio(String name) {
    return ratios.computeIfAbsent(name, n -> new Ratio());
  }

  /** Statistics by their path in the golden. */
  Map<String, Ratio> ratios() {
    return ratios;
  }

  /** Standard deviation of the number of spans, and its standard error over so many masks. */
  double[] spanDeviation(long masks) {
    double mean = spans.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double second = spans.stream().mapToDouble(n -> Math.pow(n - mean, 2)).average().orElseThrow();
    double fourth = spans.stream().mapToDouble(n -> Math.pow(n - mean, 4)).average().orElseThrow();
    double error = Math.sqrt((fourth - second * second) / (4 * second * masks));
    return new double[] {Math.sqrt(second), error};
  }

  int longestRun() {
    return longestRun;
  }

  int leastMasked() {
    return leastMasked;
  }

  int mostMasked() {
    return mostMasked;
  }

  int shortestGap() {
    return shortestGap;
  }

  double shareWithMaskedText() {
    return (double) withMaskedText / spans.size();
  }
}
