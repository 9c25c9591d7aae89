// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.run.TrainingStep;

/**
 * Where a training is, besides its weights and moments. Its batches are a function of the step.
 *
 * @param step optimiser steps done
 * @param updates steps that changed the weights; the others met a loss that was not finite
 * @param skippedInARow steps in a row, up to now, that did not
 * @param bestScore best measurement so far, more is better; minus infinity before the first
 * @param bestStep step of that measurement
 * @param bestScores all scores of that measurement
 * @param withoutGain evaluations since then
 * @param guardSum losses that the guard has counted
 * @param stuck what the guard found wrong when no restart was left
 * @param data the files the training began with
 */
record AttemptState(
    long step,
    long updates,
    int skippedInARow,
    double bestScore,
    long bestStep,
    Map<String, Double> bestScores,
    int withoutGain,
    double guardSum,
    Optional<String> stuck,
    DataFingerprint data) {

  AttemptState {
    bestScores = Map.copyOf(bestScores);
  }

  static AttemptState start(DataFingerprint data) {
    return new AttemptState(
        0, 0, 0, Double.NEGATIVE_INFINITY, 0, Map.of(), 0, 0, Optional.empty(), data);
  }

  /**
   * After a step.
   *
   * @param did what the step did; one in which there was nothing to learn says nothing about
   *     whether losses are finite
   * @param updatesDone steps that changed the weights, with this one
   * @param guarded losses that the guard has counted, with this one's
   */
  AttemptState afterStep(TrainingStep.Outcome did, long updatesDone, double guarded) {
    int skipped = did.updated() ? 0 : did.ofNothing() ? skippedInARow : skippedInARow + 1;
    return new AttemptState(
        step + 1,
        updatesDone,
        skipped,
        bestScore,
        bestStep,
        bestScores,
        withoutGain,
        guarded,
        stuck,
        data);
  }

  /** After the guard has looked. */
  AttemptState afterLook(Optional<String> found) {
    return new AttemptState(
        step,
        updates,
        skippedInARow,
        bestScore,
        bestStep,
        bestScores,
        withoutGain,
        guardSum,
        found,
        data);
  }

  AttemptState afterGain(double score, Map<String, Double> scores) {
    return new AttemptState(
        step, updates, skippedInARow, score, step, scores, 0, guardSum, stuck, data);
  }

  AttemptState afterNoGain() {
    return new AttemptState(
        step,
        updates,
        skippedInARow,
        bestScore,
        bestStep,
        bestScores,
        withoutGain + 1,
        guardSum,
        stuck,
        data);
  }

  /** Entries of a checkpoint. Fractions are text, to come back to the same bits. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", step);
    map.put("updates", updates);
    map.put("skipped_in_a_row", skippedInARow);
    map.put("best_score", Double.toHexString(bestScore));
    map.put("best_step", bestStep);
    map.put("best_scores", new TreeMap<>(bestScores));
    map.put("without_gain", withoutGain);
    map.put("guard_sum", Double.toHexString(guardSum));
    stuck.ifPresent(reason -> map.put("stuck", reason));
    map.put(FingerprintEntries.SECTION, FingerprintEntries.of(data));
    return map;
  }

  static AttemptState read(ConfigEntries entries) {
    Map<String, Double> scores = new TreeMap<>();
    ConfigEntries best = entries.section("best_scores");
    best.asMap().keySet().forEach(name -> scores.put(name, best.number(name)));
    return new AttemptState(
        entries.longInteger("step"),
        entries.longInteger("updates"),
        entries.integer("skipped_in_a_row"),
        fraction(entries, "best_score"),
        entries.longInteger("best_step"),
        scores,
        entries.integer("without_gain"),
        fraction(entries, "guard_sum"),
        entries.has("stuck") ? Optional.of(entries.text("stuck")) : Optional.empty(),
        FingerprintEntries.read(entries));
  }

  private static double fraction(ConfigEntries entries, String key) {
    try {
      return Double.parseDouble(entries.text(key));
    } catch (NumberFormatException e) {
      throw entries.wrong(key, "a number as text");
    }
  }
}
