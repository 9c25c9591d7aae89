// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.ProcessMemory;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.model.work.UsefulWork;

/** What steps took, and what that means. */
final class TrainResults {
  private static final double GIGA = 1e-9;

  private final TrainBench.Request request;
  private final UsefulWork work;
  private final int workers;
  private final Map<Variant, List<Step>> steps = new LinkedHashMap<>();

  private record Step(double seconds, long operations, long patches) {}

  TrainResults(TrainBench.Request request, UsefulWork work, int workers) {
    this.request = request;
    this.work = work;
    this.workers = workers;
  }

  /**
   * Adds a step.
   *
   * @param texts that it trained on, without what they were filled with
   */
  void add(Variant variant, double seconds, List<DrawnText> texts) {
    long operations = 0;
    long patches = 0;
    for (DrawnText text : texts) {
      operations += work.step(text.patches());
      patches += text.patches();
    }
    steps
        .computeIfAbsent(variant, unused -> new ArrayList<>())
        .add(new Step(seconds, operations, patches));
  }

  private Samples seconds(Variant variant) {
    return new Samples(steps.get(variant).stream().mapToDouble(Step::seconds).toArray());
  }

  private Samples rate(Variant variant) {
    return new Samples(
        steps.get(variant).stream()
            .mapToDouble(s -> s.operations() * GIGA / s.seconds())
            .toArray());
  }

  private Samples patches(Variant variant) {
    return new Samples(
        steps.get(variant).stream().mapToDouble(s -> s.patches() / s.seconds()).toArray());
  }

  private double operations(Variant variant) {
    return steps.get(variant).stream().mapToLong(Step::operations).average().orElseThrow() * GIGA;
  }

  Report report(Machine machine, MatrixPeak measured) {
    MatrixPeak.Product fastest = measured.fastest();
    Samples peak = measured.rates().get(fastest);
    Variant first = request.variants().get(0);
    TextTable table =
        new TextTable(
            "variant",
            "s/step (quartiles)",
            "useful GFLOP/step",
            "GFLOP/s (quartiles)",
            "of peak",
            "useful patches/s",
            first.label() + " is, times as many");
    Map<String, Object> byVariant = new LinkedHashMap<>();
    for (Variant variant : steps.keySet()) {
      Samples ratio = patches(first).over(patches(variant));
      table.row(
          List.of(
              variant.label(),
              seconds(variant).text("%.3f"),
              text("%.1f", operations(variant)),
              rate(variant).text("%.1f"),
              text("%.1f %%", 100 * rate(variant).over(peak).median()),
              text("%.0f", patches(variant).median()),
              ratio.text("%.2f")));
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("seconds", seconds(variant).toMap());
      map.put("useful_gflop", operations(variant));
      map.put("gflops", rate(variant).toMap());
      map.put("share_of_peak", rate(variant).over(peak).toMap());
      map.put("useful_patches_per_second", patches(variant).toMap());
      map.put("first_over_this", ratio.toMap());
      byVariant.put(variant.label(), map);
    }
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "training step, %s, %d x %d patches, lengths %s; %d workers, threads %s; %d rounds, variants in turn"
            .formatted(
                request.size(),
                request.batch(),
                request.patches(),
                request.lengths(),
                workers,
                request.threads() == 0 ? "as the engine chooses" : request.threads(),
                request.rounds()));
    lines.addAll(table.lines());
    lines.add(
        "peak: float32 product %s, %s GFLOP/s (quartiles); others %s"
            .formatted(fastest, peak.text("%.1f"), others(measured, fastest)));
    lines.add(
        text("memory: %.0f MB resident now, ", ProcessMemory.residentMegabytes())
            + text("%.0f MB at most, of all variants together", ProcessMemory.peakMegabytes()));
    Map<String, Object> results = results(measured, fastest, byVariant);
    if (request.isOriginals()) {
      double ratio = seconds(first).median() / request.originalSeconds();
      lines.add(
          text(
                  "original: %.2f s, measured in another run, to about 20 %%; ",
                  request.originalSeconds())
              + first.label()
              + text(" takes %.2f times that", ratio));
      results.put("original_seconds_of_another_run", request.originalSeconds());
      results.put("over_original", ratio);
    }
    return new Report("train", machine, lines, results);
  }

  private Map<String, Object> results(
      MatrixPeak measured, MatrixPeak.Product fastest, Map<String, Object> byVariant) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("size", request.size());
    results.put("batch", request.batch());
    results.put("patches", request.patches());
    results.put("lengths", request.lengths());
    results.put("workers", workers);
    results.put("threads", request.threads());
    results.put("settings", request.settings());
    results.put("variants", byVariant);
    Map<String, Object> products = new LinkedHashMap<>();
    measured.rates().forEach((product, rate) -> products.put(product.toString(), rate.toMap()));
    results.put("peak", fastest.toString());
    results.put("products_gflops", products);
    results.put("resident_mb", ProcessMemory.residentMegabytes());
    results.put("peak_resident_mb", ProcessMemory.peakMegabytes());
    return results;
  }

  private static String others(MatrixPeak measured, MatrixPeak.Product fastest) {
    List<String> others = new ArrayList<>();
    measured
        .rates()
        .forEach(
            (product, rate) -> {
              if (!product.equals(fastest)) {
                others.add(product + text(" %.1f", rate.median()));
              }
            });
    return String.join(", ", others);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
