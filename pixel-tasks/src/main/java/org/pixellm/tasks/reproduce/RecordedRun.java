// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.run.Provenance;

/**
 * What a {@code provenance.json} says of the run that made a model.
 *
 * @param model the model's directory
 * @param entries of the file
 */
record RecordedRun(Path model, ConfigEntries entries) {
  private static final List<String> CIRCUMSTANCES = List.of("versions", "hardware", "renderer");

  /**
   * The kind of the run.
   *
   * @throws PixelException if this was written before there were kinds, or by something else
   */
  Provenance.Kind kind() {
    for (Provenance.Kind kind : Provenance.Kind.values()) {
      if (kind.label().equals(entries.text("kind", ""))) {
        return kind;
      }
    }
    throw new PixelException(
        "the provenance of %s says of no pretraining or fine-tuning how to do it again; it may be of an older version"
            .formatted(model));
  }

  /** The training's seed. */
  long seed() {
    return entries.longInteger("seed");
  }

  /** Steps after which the model was saved. */
  long step() {
    return entries.longInteger("step");
  }

  /** The configuration as maps, to be changed. */
  Map<String, Object> configuration() {
    return new LinkedHashMap<>(entries.section("configuration").asMap());
  }

  /**
   * Checks that files are as they were.
   *
   * @param data the files and folders that the configuration names
   * @throws PixelException naming each file that is not
   */
  void requireSameFiles(List<String> data) {
    List<String> changes = new ArrayList<>(data().differencesNow(data));
    if (entries.has("start")) {
      ConfigEntries start = entries.section("start");
      DataManifest then = DataManifest.read(start.section("files"));
      changes.addAll(
          then.differencesNow(then.files().stream().map(DataManifest.FileHash::path).toList()));
    }
    if (!changes.isEmpty()) {
      throw new PixelException(
          "the files are not those that the model in %s was made of: %s; restore them to make it again"
              .formatted(model, String.join("; ", changes)));
    }
  }

  private DataManifest data() {
    return DataManifest.read(entries.section("data").section("contents"));
  }

  /** The scores, those on test examples with {@code test.} before their names. */
  Map<String, Double> scores() {
    Map<String, Double> scores = new TreeMap<>();
    add(entries.section("scores"), "", scores);
    if (entries.has("fine_tuning")) {
      add(entries.section("fine_tuning").section("test"), "test.", scores);
    }
    return scores;
  }

  private static void add(ConfigEntries from, String prefix, Map<String, Double> scores) {
    from.asMap().keySet().forEach(name -> scores.put(prefix + name, from.number(name)));
  }

  /** What was otherwise in another run, a clause each: {@code versions.java: this / that}. */
  List<String> circumstances(RecordedRun other) {
    List<String> differences = new ArrayList<>(data().differences(other.data()));
    for (String section : CIRCUMSTANCES) {
      Map<String, Object> mine = entries.section(section).asMap();
      Map<String, Object> others = other.entries.section(section).asMap();
      Stream.concat(mine.keySet().stream(), others.keySet().stream())
          .distinct()
          .sorted()
          .filter(key -> !String.valueOf(mine.get(key)).equals(String.valueOf(others.get(key))))
          .map(key -> "%s.%s: %s / %s".formatted(section, key, mine.get(key), others.get(key)))
          .forEach(differences::add);
    }
    return differences;
  }
}
