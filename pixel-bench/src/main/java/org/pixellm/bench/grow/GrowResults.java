// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pixellm.bench.report.LineChart;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.TextTable;

/** The points that were measured so far, and the table, file and charts made of them. */
final class GrowResults {
  private final GrowRequest request;
  private final List<Measured> points = new ArrayList<>();

  GrowResults(GrowRequest request) {
    this.request = request;
  }

  void add(Measured point) {
    points.add(point);
  }

  /** Writes what there is. */
  void write(Path folder) {
    Report.writeText(folder.resolve("grow.csv"), csv());
    LineChart.write(
        folder.resolve("grow.png"),
        request.axes().stream()
            .filter(axis -> points.stream().anyMatch(point -> point.axis() == axis))
            .map(this::chart)
            .toList());
  }

  private String csv() {
    StringBuilder csv =
        new StringBuilder(
            "axis,place,size,batch,patches,workers,threads,what,seconds,patches_per_second,"
                + "quartile1,quartile3,share_of_peak\n");
    for (Measured point : points) {
      row(csv, point, "training", point.training());
      row(csv, point, "encoding", point.encoding());
    }
    return csv.toString();
  }

  private static void row(StringBuilder csv, Measured point, String what, Measured.Timing timing) {
    csv.append(
        String.format(
            Locale.ROOT,
            "%s,%.6g,%s,%d,%d,%d,%d,%s,%.6g,%.6g,%.6g,%.6g,%.4f%n",
            point.axis().label(),
            point.place(),
            point.point().size(),
            point.point().batch(),
            point.point().patches(),
            point.workers(),
            point.point().threads(),
            what,
            timing.seconds().median(),
            timing.patchesPerSecond().median(),
            timing.patchesPerSecond().quantile(0.25),
            timing.patchesPerSecond().quantile(0.75),
            timing.shareOf(point.peak()).median()));
  }

  private LineChart chart(Axis axis) {
    List<LineChart.Series> series = new ArrayList<>();
    if (axis == Axis.THREADS) {
      // A single thread begins both lines.
      lines(series, axis, ", one worker", point -> point.workers() == 1);
      lines(series, axis, ", a worker each", point -> point.workers() == point.point().threads());
    } else {
      lines(series, axis, "", point -> true);
    }
    return new LineChart(
        "patches a second by " + axis.label(), axis.unit(), "patches a second", true, series);
  }

  private void lines(
      List<LineChart.Series> series, Axis axis, String name, Predicate<Measured> which) {
    List<Measured> own =
        points.stream().filter(point -> point.axis() == axis).filter(which).toList();
    series.add(line("training" + name, own, Measured::training));
    series.add(line("encoding" + name, own, Measured::encoding));
  }

  private static LineChart.Series line(
      String name, List<Measured> points, Function<Measured, Measured.Timing> what) {
    return new LineChart.Series(
        name,
        points.stream().map(Measured::place).toList(),
        points.stream().map(p -> what.apply(p).patchesPerSecond().median()).toList());
  }

  Report report(Machine machine) {
    TextTable table =
        new TextTable(
            "axis",
            "size",
            "texts x patches",
            "workers",
            "training, patches/s (quartiles)",
            "of peak",
            "encoding, patches/s (quartiles)",
            "of peak",
            "peak, GFLOP/s");
    for (Measured point : points) {
      table.row(
          List.of(
              point.axis().label(),
              point.point().size(),
              point.point().batch() + " x " + point.point().patches(),
              point.workers() + threads(point.point()),
              point.training().patchesPerSecond().text("%.0f"),
              percent(point.training().shareOf(point.peak()).median()),
              point.encoding().patchesPerSecond().text("%.0f"),
              percent(point.encoding().shareOf(point.peak()).median()),
              String.format(Locale.ROOT, "%.1f", point.peak().median())));
    }
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "patches a second, %d rounds a point; peaks are of the same rounds and threads"
            .formatted(request.rounds()));
    lines.addAll(table.lines());
    return new Report(
        "grow", machine, lines, Map.of("points", points.stream().map(Measured::toMap).toList()));
  }

  private static String threads(Point point) {
    return point.threads() == 0 ? "" : " of " + point.threads() + " threads";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
