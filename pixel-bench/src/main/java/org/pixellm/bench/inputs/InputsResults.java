// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pixellm.bench.report.Machine;
import org.pixellm.bench.report.ProcessMemory;
import org.pixellm.bench.report.Report;
import org.pixellm.bench.report.Samples;
import org.pixellm.bench.report.TextTable;
import org.pixellm.train.run.StepRunner;

/** What models are made of and what their steps took. */
final class InputsResults {
  private static final double GIGA = 1e-9;
  private static final double MEGA = 1e-6;
  private static final String UNKNOWN = "-";

  private final InputsRequest request;
  private final List<Row> rows = new ArrayList<>();

  InputsResults(InputsRequest request) {
    this.request = request;
  }

  /** What is known of one model. */
  static final class Row {
    private final InputModel model;
    private final ModelSize size;
    private final int workers;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Long> operations = new ArrayList<>();

    private Row(InputModel model, StepRunner runner) {
      this.model = model;
      this.size = ModelSize.of(runner);
      this.workers = runner.workers();
    }

    /** Adds a step. */
    void add(double took, OptionalLong work) {
      seconds.add(took);
      work.ifPresent(operations::add);
    }

    Samples seconds() {
      return new Samples(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Mean of a step, in 10^9 operations. */
    OptionalDouble gigaOperations() {
      OptionalDouble mean = operations.stream().mapToLong(Long::longValue).average();
      return mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() * GIGA) : mean;
    }
  }

  /** A model whose steps are going to be added. */
  Row add(InputModel model, StepRunner runner) {
    Row row = new Row(model, runner);
    rows.add(row);
    return row;
  }

  Report report(Machine machine) {
    List<String> lines = new ArrayList<>(machine.lines());
    lines.add(
        "%s encoder, %d texts of %d patches or tokens; %d rounds, models in turn"
            .formatted(request.size(), request.batch(), request.patches(), request.rounds()));
    lines.addAll(sizes().lines());
    lines.addAll(steps().lines());
    lines.add(
        text("memory: %.0f MB resident now, ", ProcessMemory.residentMegabytes())
            + text("%.0f MB at most, of all models together", ProcessMemory.peakMegabytes()));
    return new Report("inputs", machine, lines, results());
  }

  private TextTable sizes() {
    TextTable table =
        new TextTable(
            "model",
            "vocabulary",
            "parameters: embedding",
            "layers",
            "output",
            "all",
            "MB: values",
            "gradients",
            "moments",
            "all");
    for (Row row : rows) {
      ModelSize size = row.size;
      int vocabulary = row.model.input().vocabulary();
      table.row(
          List.of(
              row.model.label(),
              vocabulary == 0 ? UNKNOWN : grouped(vocabulary),
              grouped(size.embedding()),
              grouped(size.layers()),
              grouped(size.output()),
              grouped(size.all()),
              megabytes(size.valueBytes()),
              megabytes(size.gradientBytes()),
              megabytes(size.momentBytes()),
              megabytes(size.bytes())));
    }
    return table;
  }

  private TextTable steps() {
    Row first = rows.get(0);
    TextTable table =
        new TextTable(
            "model",
            "workers",
            "useful GFLOP/step",
            "s/step (quartiles)",
            "times that of " + first.model.label(),
            "characters a patch",
            "time a character, times that of " + first.model.label());
    for (Row row : rows) {
      Samples ratio = row.seconds().over(first.seconds());
      table.row(
          List.of(
              row.model.label(),
              Integer.toString(row.workers),
              text("%.1f", row.gigaOperations()),
              row.seconds().text("%.3f"),
              ratio.text("%.2f"),
              text("%.2f", row.model.charactersAPatch()),
              text("%.2f", overCharacters(ratio, row, first))));
    }
    return table;
  }

  private static OptionalDouble overCharacters(Samples ratio, Row row, Row first) {
    OptionalDouble own = row.model.charactersAPatch();
    OptionalDouble others = first.model.charactersAPatch();
    return own.isPresent() && others.isPresent()
        ? OptionalDouble.of(ratio.median() * others.getAsDouble() / own.getAsDouble())
        : OptionalDouble.empty();
  }

  private Map<String, Object> results() {
    Row first = rows.get(0);
    Map<String, Object> models = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("vocabulary", row.model.input().vocabulary());
      map.put("workers", row.workers);
      map.putAll(row.size.toMap());
      row.gigaOperations().ifPresent(giga -> map.put("useful_gflop", giga));
      map.put("seconds", row.seconds().toMap());
      map.put("over_first", row.seconds().over(first.seconds()).toMap());
      row.model.charactersAPatch().ifPresent(mean -> map.put("characters_a_patch", mean));
      models.put(row.model.label(), map);
    }
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("size", request.size());
    results.put("batch", request.batch());
    results.put("patches", request.patches());
    results.put("settings", request.settings());
    results.put("models", models);
    results.put("resident_mb", ProcessMemory.residentMegabytes());
    results.put("peak_resident_mb", ProcessMemory.peakMegabytes());
    return results;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String megabytes(long bytes) {
    return text("%.1f", bytes * MEGA);
  }

  private static String text(String format, OptionalDouble value) {
    return value.isPresent() ? text(format, value.getAsDouble()) : UNKNOWN;
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
