// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;

/**
 * How a run's errors fell.
 *
 * @param points measurements in order
 * @param finished whether the run came to its end
 * @param waitSeconds of the training time, spent waiting for data
 */
record RunCurve(List<Point> points, boolean finished, double waitSeconds) {
  private static final String METRICS = "metrics.jsonl";
  private static final String RELATIVE = "relative_error";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A measurement on held-out text.
   *
   * @param step steps done
   * @param seconds of training up to it, without measurements and saving
   * @param single error on patches hidden one by one, over the constant guess's
   * @param span error on spans, over the constant guess's
   */
  record Point(long step, double seconds, double single, double span) {}

  RunCurve {
    points = List.copyOf(points);
  }

  /** The last measurement. */
  Point last() {
    return points.get(points.size() - 1);
  }

  /**
   * Reads what a run wrote; a run that did not begin has no points.
   *
   * @param run its folder
   * @throws PixelException if the file is damaged
   */
  static RunCurve read(Path run) {
    Path file = run.resolve(METRICS);
    List<Point> points = new ArrayList<>();
    boolean finished = false;
    double seconds = 0;
    double wait = 0;
    if (!Files.exists(file)) {
      return new RunCurve(points, false, 0);
    }
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode event = JSON.readTree(line);
        switch (event.path("event").asText()) {
          case "step" -> {
            seconds += event.path("seconds").asDouble();
            wait += event.path("wait_seconds").asDouble();
          }
          case "evaluation" -> points.add(point(event, seconds));
          case "end" -> finished = true;
          default -> {
            // of no interest here
          }
        }
      }
    } catch (IOException e) {
      throw new PixelException(file + " cannot be read: " + e.getMessage(), e);
    }
    return new RunCurve(points, finished, wait);
  }

  private static Point point(JsonNode event, double seconds) {
    JsonNode scores = event.path("scores");
    return new Point(
        event.path("step").asLong(),
        seconds,
        score(scores, Maskings.SINGLE),
        score(scores, Maskings.SPAN));
  }

  /** A masking that is the run's own has no scores of its own name. */
  private static double score(JsonNode scores, String masking) {
    JsonNode named = scores.path(masking + "." + RELATIVE);
    return named.isNumber()
        ? named.asDouble()
        : scores.path(RELATIVE).isNumber() ? scores.path(RELATIVE).asDouble() : Double.NaN;
  }
}
