// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.pixellm.bench.learn.RunCurve.Point;
import org.pixellm.bench.report.LineChart;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;

/** The finished runs of a study, and the table, curves and charts made of them. */
final class StudyResults {
  private static final double MINUTE = 60;

  private final StudyConfig study;
  private final Map<String, Map<Long, RunCurve>> curves = new LinkedHashMap<>();

  StudyResults(StudyConfig study) {
    this.study = study;
    study.variants().keySet().forEach(variant -> curves.put(variant, new TreeMap<>()));
  }

  void add(String variant, long seed, RunCurve curve) {
    curves.get(variant).put(seed, curve);
  }

  /** The table and the numbers in it. */
  Report report(Machine machine, StudyPlan plan) {
    TextTable table =
        new TextTable(
            "variant",
            "s/step",
            "steps",
            "minutes",
            "wait %",
            "seeds",
            "single",
            "over " + study.reference(),
            "span",
            "over " + study.reference());
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("question", study.question());
    results.put("reference", study.reference());
    Map<String, Object> byVariant = new LinkedHashMap<>();
    results.put("variants", byVariant);
    curves.forEach(
        (variant, runs) -> {
          if (!runs.isEmpty()) {
            table.row(row(variant, runs, plan.get(variant)));
            byVariant.put(variant, map(runs, plan.get(variant)));
          }
        });
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "Error on hidden patches of held-out text over the constant guess's: mean (min-max).");
    lines.addAll(table.lines());
    return new Report("learn", machine, lines, results);
  }

  private List<String> row(String variant, Map<Long, RunCurve> runs, StudyPlan.Variant plan) {
    Samples seconds = last(runs, Point::seconds);
    double wait = runs.values().stream().mapToDouble(RunCurve::waitSeconds).sum();
    return List.of(
        variant,
        text("%.3f", seconds.mean() / plan.steps()),
        Long.toString(plan.steps()),
        text("%.2f", seconds.mean() / MINUTE),
        text("%.2f", 100 * wait / (seconds.mean() * seconds.count())),
        Integer.toString(runs.size()),
        spread(last(runs, Point::single)),
        ratio(runs, Point::single),
        spread(last(runs, Point::span)),
        ratio(runs, Point::span));
  }

  private Map<String, Object> map(Map<Long, RunCurve> runs, StudyPlan.Variant plan) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("settings", plan.settings());
    map.put("steps", plan.steps());
    map.put("seconds", last(runs, Point::seconds).toMap());
    map.put("single", last(runs, Point::single).toMap());
    map.put("span", last(runs, Point::span).toMap());
    return map;
  }

  private static Samples last(Map<Long, RunCurve> runs, ToDoubleFunction<Point> value) {
    return new Samples(runs.values().stream().map(RunCurve::last).mapToDouble(value).toArray());
  }

  private static String spread(Samples samples) {
    return text("%.4f", samples.mean())
        + (samples.count() > 1
            ? text(" (%.4f", samples.min()) + text("-%.4f)", samples.max())
            : "");
  }

  private String ratio(Map<Long, RunCurve> runs, ToDoubleFunction<Point> value) {
    Map<Long, RunCurve> reference = curves.get(study.reference());
    return reference.isEmpty()
        ? "-"
        : text("%.3f", last(runs, value).mean() / last(reference, value).mean());
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Writes {@code table.md}, {@code study.json}, {@code curves.csv} and {@code curves.png}. */
  void write(Path folder, Report report) {
    Report.writeText(folder.resolve("table.md"), String.join("\n", report.lines()) + "\n");
    report.write(folder.resolve("study.json"));
    Report.writeText(folder.resolve("curves.csv"), csv());
    if (curves.values().stream().anyMatch(runs -> !runs.isEmpty())) {
      LineChart.write(
          folder.resolve("curves.png"),
          List.of(
              chart("patches hidden one by one", Point::single),
              chart("spans of patches hidden", Point::span)));
    }
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("variant,seed,step,seconds,single,span\n");
    curves.forEach(
        (variant, runs) ->
            runs.forEach(
                (seed, curve) ->
                    curve
                        .points()
                        .forEach(
                            p ->
                                csv.append(
                                    String.format(
                                        Locale.ROOT,
                                        "%s,%d,%d,%.2f,%.6f,%.6f%n",
                                        variant,
                                        seed,
                                        p.step(),
                                        p.seconds(),
                                        p.single(),
                                        p.span())))));
    return csv.toString().replace("\r\n", "\n");
  }

  private LineChart chart(String title, ToDoubleFunction<Point> value) {
    List<LineChart.Series> series =
        curves.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> mean(entry.getKey(), List.copyOf(entry.getValue().values()), value))
            .toList();
    return new LineChart(
        title, "training time, minutes", "error over the constant guess's", false, series);
  }

  /** The mean over seeds at each measurement, of which all runs of a variant have as many. */
  private static LineChart.Series mean(
      String name, List<RunCurve> runs, ToDoubleFunction<Point> value) {
    int points = runs.stream().mapToInt(run -> run.points().size()).min().orElse(0);
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      int at = i;
      List<Point> there = runs.stream().map(run -> run.points().get(at)).toList();
      xs.add(there.stream().collect(Collectors.averagingDouble(p -> p.seconds() / MINUTE)));
      ys.add(there.stream().collect(Collectors.averagingDouble(value)));
    }
    return new LineChart.Series(name, xs, ys);
  }
}
