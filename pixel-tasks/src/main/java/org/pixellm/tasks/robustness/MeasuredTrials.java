// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;

/**
 * Results of trials in a folder, a file each, so that a comparison that was stopped goes on where
 * it was. Beside them stands what they depend on.
 */
final class MeasuredTrials {
  private static final String SETTINGS = "settings.json";
  // keeps the order of maps: models are compared with the first
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final AtomicFileWriter files;

  private MeasuredTrials(Path folder, AtomicFileWriter files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * A folder of results.
   *
   * @param settings all on which they depend, by what it is called in messages; what is not named
   *     yet, another attack for example, is added
   * @param resume whether results that are there are used
   * @throws PixelException if there are results and they are not to be used, or are of other
   *     settings, or a file cannot be read or written
   */
  static MeasuredTrials in(
      Path folder, Map<String, Object> settings, boolean resume, AtomicFileWriter files) {
    MeasuredTrials trials = new MeasuredTrials(folder, files);
    Path written = folder.resolve(SETTINGS);
    try {
      // as it comes back from a file, so that both can be compared
      Map<String, Object> all = parse(JSON.writeValueAsString(settings));
      Files.createDirectories(folder);
      if (Files.exists(written)) {
        if (!resume) {
          throw new PixelException(
              "%s holds measurements; go on with them by --resume, or name another folder"
                  .formatted(folder));
        }
        Map<String, Object> earlier = parse(Files.readString(written));
        trials.requireSame(earlier, all);
        earlier.forEach(all::putIfAbsent);
      }
      trials.write(written, JSON.writeValueAsString(all));
      return trials;
    } catch (IOException e) {
      throw new PixelException("cannot use the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  private void requireSame(Map<String, Object> earlier, Map<String, Object> now) {
    List<String> changed =
        now.keySet().stream()
            .filter(earlier::containsKey)
            .filter(key -> !now.get(key).equals(earlier.get(key)))
            .toList();
    if (!changed.isEmpty()) {
      throw new PixelException(
          "%s holds measurements with other %s; name another folder"
              .formatted(folder, String.join(", ", changed)));
    }
  }

  /**
   * The result of a trial, if it was measured.
   *
   * @throws PixelException if its file is damaged
   */
  Optional<TrialResult> get(Condition condition) {
    Path file = file(condition);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    TrialResult result;
    try {
      result = JSON.readValue(file.toFile(), TrialResult.class);
    } catch (IOException e) {
      throw new PixelException(
          "%s is damaged; delete it, and it is measured again".formatted(file), e);
    }
    if (!result.condition().equals(condition)) { // where Clean and clean are one file's name
      throw new PixelException(
          "%s is of %s, not of %s; call one otherwise"
              .formatted(file, result.condition().label(), condition.label()));
    }
    return Optional.of(result);
  }

  void put(TrialResult result) {
    try {
      write(file(result.condition()), JSON.writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  private Path file(Condition condition) {
    return folder.resolve(condition.attack() + "-" + condition.severity() + ".json");
  }

  private void write(Path file, String text) {
    files.write(file, AtomicFileWriter.Content.text(text));
  }
}
