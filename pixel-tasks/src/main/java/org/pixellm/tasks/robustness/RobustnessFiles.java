// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.render.core.picture.PngFile;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.model.ModelFiles;

/**
 * Writes a comparison: {@code robustness.json}, {@code robustness.csv}, {@code curves.png} and
 * {@code report.html}.
 */
public final class RobustnessFiles {
  private static final String JSON = "robustness.json";

  private final AtomicFileWriter files;

  /** Files by a writer. */
  @Inject
  public RobustnessFiles(AtomicFileWriter files) {
    this.files = files;
  }

  /**
   * What was measured so far.
   *
   * @throws PixelException if it depends on something else than is asked for
   */
  MeasuredTrials measured(RobustnessOptions options) {
    ReportOptions report = options.report();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("models", models(options));
    settings.put("data", hashes(options.data().files()));
    settings.put("reader", options.data().reader().map(RobustnessFiles::choice).orElse(Map.of()));
    settings.put("examples", options.data().examples());
    settings.put("seed", options.attacks().seed());
    settings.put("resamples", report.resamples());
    settings.put("examples to show", report.shown());
    options
        .attacks()
        .texts()
        .forEach((name, choice) -> settings.put("settings of " + name, choice(choice)));
    options
        .attacks()
        .pictures()
        .forEach((name, choice) -> settings.put("settings of " + name, choice(choice)));
    options
        .data()
        .others()
        .forEach((name, files) -> settings.put("data of " + name, hashes(files)));
    return MeasuredTrials.in(report.output().resolve("trials"), settings, report.resume(), files);
  }

  private static List<Map<String, Object>> models(RobustnessOptions options) {
    return options.models().stream()
        .map(
            model -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("name", model.name());
              map.put("directory", model.directory().toString());
              map.put("sha256", ModelFiles.manifest(model.directory()).sha256());
              return map;
            })
        .toList();
  }

  /** Of each file or folder by itself: their order decides which examples are the first. */
  private static List<String> hashes(List<String> files) {
    return files.stream().map(file -> DataManifest.of(List.of(file)).sha256()).toList();
  }

  private static Map<String, Object> choice(PluginChoice choice) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", choice.name());
    map.put("settings", choice.options());
    Map<String, String> tables = new TreeMap<>();
    addTables(choice.options(), tables);
    if (!tables.isEmpty()) {
      map.put("sha256", tables);
    }
    return map;
  }

  /** Files that settings name, those of attacks inside an attack too, with their hashes. */
  private static void addTables(Object settings, Map<String, String> tables) {
    if (settings instanceof Map<?, ?> map) {
      map.values().forEach(value -> addTables(value, tables));
    } else if (settings instanceof List<?> list) {
      list.forEach(value -> addTables(value, tables));
    } else if (settings instanceof String path && isFile(path)) {
      tables.put(path, DataManifest.of(List.of(path)).sha256());
    }
  }

  private static boolean isFile(String path) {
    try {
      return !path.isEmpty() && Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false; // a text that is no path on this system
    }
  }

  List<Path> write(
      RobustnessOptions options,
      String mainScore,
      int examples,
      List<RobustnessRow> rows,
      List<String> leftOut,
      List<ShownExample> shown) {
    Path folder = options.report().output();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new PixelException("cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
    List<Path> written = new ArrayList<>();
    new JsonObjectFile(JSON, files)
        .write(folder, json(options, mainScore, examples, rows, leftOut));
    written.add(folder.resolve(JSON));
    written.add(text(folder.resolve("robustness.csv"), csv(rows)));
    BufferedImage picture = new SeverityCurves(mainScore, rows).picture();
    Path curves = folder.resolve("curves.png");
    PngFile.write(picture, curves);
    written.add(curves);
    String page =
        new RobustnessPage(options, mainScore, examples, rows, leftOut).html(picture, shown);
    written.add(text(folder.resolve("report.html"), page));
    return written;
  }

  private Path text(Path file, String text) {
    files.write(file, AtomicFileWriter.Content.text(text));
    return file;
  }

  private static String csv(List<RobustnessRow> rows) {
    StringBuilder csv =
        new StringBuilder(
            "attack,severity,model,score,score_low,score_high,score_sd,lost,lost_low,lost_high,lost_sd,behind,behind_low,behind_high\n");
    for (RobustnessRow row : rows) {
      csv.append(
          String.join(
              ",",
              quoted(row.condition().attack()),
              Integer.toString(row.condition().severity()),
              quoted(row.model()),
              withDeviation(Optional.of(row.score())),
              withDeviation(row.lost()),
              withRange(row.behind())));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String withRange(Optional<Estimate> estimate) {
    return estimate
        .map(e -> "%s,%s,%s".formatted(e.value(), e.range().low(), e.range().high()))
        .orElse(",,");
  }

  private static String withDeviation(Optional<Estimate> estimate) {
    OptionalDouble deviation = estimate.map(Estimate::deviation).orElse(OptionalDouble.empty());
    return withRange(estimate)
        + ","
        + (deviation.isPresent() ? Double.toString(deviation.getAsDouble()) : "");
  }

  private static String quoted(String text) {
    return text.matches("[\\w -]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static Map<String, Object> json(
      RobustnessOptions options,
      String mainScore,
      int examples,
      List<RobustnessRow> rows,
      List<String> leftOut) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("models", models(options));
    json.put("files", options.data().files());
    json.put("sha256", hashes(options.data().files()));
    json.put("other_files", options.data().others());
    json.put("examples", examples);
    json.put("score", mainScore);
    json.put("seed", options.attacks().seed());
    json.put("resamples", options.report().resamples());
    json.put("attacks", choices(options.attacks().texts()));
    json.put("picture_attacks", choices(options.attacks().pictures()));
    json.put("groups", options.attacks().groups());
    json.put("left_out", leftOut);
    json.put("rows", rows.stream().map(RobustnessFiles::row).toList());
    return json;
  }

  private static Map<String, Object> choices(Map<String, PluginChoice> named) {
    Map<String, Object> choices = new LinkedHashMap<>();
    named.forEach((name, choice) -> choices.put(name, choice(choice)));
    return choices;
  }

  private static Map<String, Object> row(RobustnessRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("attack", row.condition().attack());
    map.put("severity", row.condition().severity());
    map.put("model", row.model());
    put("score", row.score(), map);
    row.lost().ifPresent(lost -> put("lost", lost, map));
    row.behind().ifPresent(behind -> put("behind", behind, map));
    return map;
  }

  private static void put(String key, Estimate estimate, Map<String, Object> map) {
    map.put(key, estimate.value());
    map.put(key + "_interval", List.of(estimate.range().low(), estimate.range().high()));
    estimate.deviation().ifPresent(deviation -> map.put(key + "_sd", deviation));
  }
}
