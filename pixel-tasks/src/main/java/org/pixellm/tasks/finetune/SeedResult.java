// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.train.data.DataFingerprint;

/**
 * What the training with one seed came to.
 *
 * @param seed the seed that the user named
 * @param givenUp trainings that learnt nothing, before the one that was kept
 * @param stuck why the one that was kept has learnt nothing either, when there was no restart left
 * @param steps steps of the one that was kept
 * @param bestStep step after which it measured best; its weights then are the model
 * @param validation scores of the model on the validation examples
 * @param test scores on the test examples; empty if there were none
 * @param examplesPerSecond training examples in a second of training steps, as far as this process
 *     did them
 * @param data the files it was trained and measured on
 * @param model the model's directory
 */
public record SeedResult(
    long seed,
    List<Attempt> givenUp,
    Optional<String> stuck,
    long steps,
    long bestStep,
    Map<String, Double> validation,
    Map<String, Double> test,
    double examplesPerSecond,
    DataFingerprint data,
    Path model) {
  /** Copies the collections. */
  public SeedResult {
    givenUp = List.copyOf(givenUp);
    validation = Map.copyOf(validation);
    test = Map.copyOf(test);
  }

  /** Entries of {@code result.json}. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed);
    map.put("given_up", givenUp.stream().map(Attempt::toMap).toList());
    stuck.ifPresent(reason -> map.put("stuck", reason));
    map.put("steps", steps);
    map.put("best_step", bestStep);
    map.put("validation", new TreeMap<>(validation));
    map.put("test", new TreeMap<>(test));
    map.put("examples_per_second", examplesPerSecond);
    map.put(FingerprintEntries.SECTION, FingerprintEntries.of(data));
    return map;
  }

  static SeedResult read(ConfigEntries entries, Path model) {
    return new SeedResult(
        entries.longInteger("seed"),
        attempts(entries, "given_up"),
        entries.has("stuck") ? Optional.of(entries.text("stuck")) : Optional.empty(),
        entries.longInteger("steps"),
        entries.longInteger("best_step"),
        scores(entries.section("validation")),
        scores(entries.section("test")),
        entries.number("examples_per_second"),
        FingerprintEntries.read(entries),
        model);
  }

  /** Reads a list of attempts. */
  static List<Attempt> attempts(ConfigEntries entries, String key) {
    List<Attempt> attempts = new ArrayList<>();
    if (entries.asMap().get(key) instanceof List<?> list) {
      for (Object item : list) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("attempt", item);
        attempts.add(Attempt.read(new ConfigEntries(key, map).section("attempt")));
      }
    }
    return attempts;
  }

  private static Map<String, Double> scores(ConfigEntries entries) {
    Map<String, Double> scores = new TreeMap<>();
    entries.asMap().keySet().forEach(name -> scores.put(name, entries.number(name)));
    return scores;
  }
}
