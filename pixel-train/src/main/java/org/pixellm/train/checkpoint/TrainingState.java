// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.data.Coverage;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.ScriptCount;

/**
 * Where a run is, besides its weights and moments. Randomness and the learning rate need nothing
 * but the step: both are functions of it and of the configuration.
 *
 * @param step optimiser steps done
 * @param updates steps that changed the weights; the others met a loss that was not finite
 * @param skippedInARow steps in a row, up to now, that did not
 * @param cursor place of the next batch
 * @param coverage how much could be drawn of the text read so far, the block of that place included
 * @param bestScore best measurement so far; infinite before the first
 * @param data the text the run is trained on
 */
public record TrainingState(
    long step,
    long updates,
    int skippedInARow,
    DataCursor cursor,
    Coverage coverage,
    double bestScore,
    DataFingerprint data) {

  /** The state of a run that has not begun. */
  public static TrainingState start(DataFingerprint data) {
    return new TrainingState(
        0, 0, 0, DataCursor.START, Coverage.NONE, Double.POSITIVE_INFINITY, data);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", step);
    map.put("updates", updates);
    map.put("skipped_in_a_row", skippedInARow);
    map.put(
        "cursor",
        Map.of(
            "epoch", cursor.epoch(),
            "block", cursor.block(),
            "window", cursor.window(),
            "batch", cursor.batch()));
    map.put("coverage", coverageMap());
    if (Double.isFinite(bestScore)) {
      // as text: a decimal fraction would not come back to the same bits through every reader
      map.put("best_score", Double.toHexString(bestScore));
    }
    map.put("data", Map.of("files", data.files(), "bytes", data.bytes(), "sha256", data.sha256()));
    return map;
  }

  static TrainingState read(ConfigEntries entries) {
    ConfigEntries cursor = entries.section("cursor");
    ConfigEntries data = entries.section("data");
    return entries.checked(
        () ->
            new TrainingState(
                whole(entries, "step"),
                whole(entries, "updates"),
                entries.integer("skipped_in_a_row"),
                new DataCursor(
                    whole(cursor, "epoch"),
                    whole(cursor, "block"),
                    cursor.integer("window"),
                    cursor.integer("batch", 0)),
                coverage(entries),
                bestScore(entries),
                new DataFingerprint(
                    data.integer("files"), whole(data, "bytes"), data.text("sha256"))));
  }

  private Map<String, Object> coverageMap() {
    Map<String, Object> scripts = new LinkedHashMap<>();
    coverage
        .scripts()
        .forEach(
            (script, count) ->
                scripts.put(
                    script, Map.of("characters", count.characters(), "missing", count.missing())));
    return scripts;
  }

  private static Coverage coverage(ConfigEntries entries) {
    SortedMap<String, ScriptCount> scripts = new TreeMap<>();
    if (entries.has("coverage")) { // older checkpoints have none
      ConfigEntries coverage = entries.section("coverage");
      for (String script : coverage.asMap().keySet()) {
        ConfigEntries count = coverage.section(script);
        scripts.put(script, new ScriptCount(whole(count, "characters"), whole(count, "missing")));
      }
    }
    return new Coverage(scripts);
  }

  private static double bestScore(ConfigEntries entries) {
    try {
      return entries.has("best_score")
          ? Double.parseDouble(entries.text("best_score"))
          : Double.POSITIVE_INFINITY;
    } catch (NumberFormatException e) {
      throw entries.wrong("best_score", "a number as text");
    }
  }

  private static long whole(ConfigEntries entries, String key) {
    if (entries.asMap().get(key) instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())) {
      return number.longValue();
    }
    throw entries.has(key)
        ? entries.wrong(key, "a whole number")
        : new PixelException("the training state has no \"" + key + "\"");
  }
}
