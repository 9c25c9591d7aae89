// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pixellm.tasks.reproduce.ReproductionReport;
import org.pixellm.tasks.reproduce.WeightComparison;

/** Says how a model and its like differ. */
final class ReportText {
  private static final String ROW = "  %-28s %14s %14s";

  /** Tensors that are named. */
  private static final int MOST_NAMED = 5;

  private final ReproductionReport report;

  ReportText(ReproductionReport report) {
    this.report = report;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("there: %s".formatted(report.there()));
    lines.add("here:  %s".formatted(report.here()));
    lines.add("");
    lines.add(ROW.formatted("score", "there", "here"));
    report.scores().forEach((name, scores) -> lines.add(row(name, scores)));
    lines.add("");
    lines.addAll(weights(report.weights()));
    if (report.circumstances().isEmpty()) {
      lines.add("data, versions, hardware and renderer are the same");
    } else {
      lines.add("otherwise than there (there / here):");
      report.circumstances().forEach(difference -> lines.add("  " + difference));
    }
    return lines;
  }

  private static String row(String name, ReproductionReport.Scores scores) {
    String row = ROW.formatted(name, number(scores.there()), number(scores.here()));
    return scores.same() ? row : row + "  differs";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
  }

  private static List<String> weights(WeightComparison weights) {
    List<String> lines = new ArrayList<>();
    if (weights.identical()) {
      lines.add("weights: bit-identical, all %d tensors".formatted(weights.tensors()));
      return lines;
    }
    if (!weights.unlike().isEmpty()) {
      lines.add("weights: not of one shape: " + some(weights.unlike()));
    }
    if (!weights.unequal().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "weights: %d of %d tensors differ; the largest difference is %.3g, in %s",
              weights.unequal().size(),
              weights.tensors(),
              weights.largest(),
              weights.largestIn()));
    }
    return lines;
  }

  private static String some(List<String> names) {
    int more = names.size() - MOST_NAMED;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
