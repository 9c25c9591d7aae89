// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.data.DataFingerprint;

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

  List<Path> write(
      RobustnessOptions options,
      String mainScore,
      int examples,
      List<RobustnessRow> rows,
      List<String> leftOut,
      List<ShownExample> shown) {
    Path folder = options.output();
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
    Path curves = folder.resolve("curves.png");
    new SeverityCurves(mainScore, rows).write(curves);
    written.add(curves);
    String page = new RobustnessPage(options, mainScore, examples, rows, leftOut).html(shown);
    written.add(text(folder.resolve("report.html"), page));
    return written;
  }

  private Path text(Path file, String text) {
    files.write(
        file,
        channel -> {
          ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
    return file;
  }

  private static String csv(List<RobustnessRow> rows) {
    StringBuilder csv =
        new StringBuilder(
            "attack,severity,model,score,score_low,score_high,lost,lost_low,lost_high,behind,behind_low,behind_high\n");
    for (RobustnessRow row : rows) {
      csv.append(
          "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s%n"
              .formatted(
                  quoted(row.condition().attack()),
                  Integer.toString(row.condition().severity()),
                  quoted(row.model()),
                  row.score(),
                  row.range().low(),
                  row.range().high(),
                  row.lost(),
                  row.lostRange().low(),
                  row.lostRange().high(),
                  row.behind(),
                  row.behindRange().low(),
                  row.behindRange().high())
              .replace(System.lineSeparator(), "\n"));
    }
    return csv.toString();
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
    json.put(
        "models",
        options.models().stream()
            .map(model -> Map.of("name", model.name(), "directory", model.directory().toString()))
            .toList());
    json.put("files", options.files());
    json.put("sha256", DataFingerprint.ofFiles(options.files()).sha256());
    json.put("examples", examples);
    json.put("score", mainScore);
    json.put("seed", options.seed());
    json.put("resamples", options.resamples());
    Map<String, Object> attacks = new LinkedHashMap<>();
    options
        .attacks()
        .forEach(
            (name, choice) ->
                attacks.put(name, Map.of("name", choice.name(), "settings", choice.options())));
    json.put("attacks", attacks);
    json.put("groups", options.groups());
    json.put("left_out", leftOut);
    json.put("rows", rows.stream().map(RobustnessFiles::row).toList());
    return json;
  }

  private static Map<String, Object> row(RobustnessRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("attack", row.condition().attack());
    map.put("severity", row.condition().severity());
    map.put("model", row.model());
    map.put("score", row.score());
    map.put("score_interval", List.of(row.range().low(), row.range().high()));
    map.put("lost", row.lost());
    map.put("lost_interval", List.of(row.lostRange().low(), row.lostRange().high()));
    map.put("behind", row.behind());
    map.put("behind_interval", List.of(row.behindRange().low(), row.behindRange().high()));
    return map;
  }
}
