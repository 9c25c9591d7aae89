// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;

/**
 * How many steps each variant of a study does, kept in the study's folder: a study that goes on
 * must not measure, and decide, anew.
 */
final class StudyPlan {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Variant> variants = new LinkedHashMap<>();

  /**
   * A variant's part.
   *
   * @param settings as written
   * @param minutes that the steps are to fill; 0 if steps were asked for
   * @param secondsPerStep measured before; 0 if it was not
   * @param steps of each run
   */
  record Variant(List<String> settings, double minutes, double secondsPerStep, long steps) {}

  private StudyPlan(Path file) {
    this.file = file;
  }

  /**
   * The plan in a folder; an empty one if there is none yet.
   *
   * @throws PixelException if it is damaged
   */
  static StudyPlan in(Path folder) {
    StudyPlan plan = new StudyPlan(folder.resolve("plan.json"));
    if (Files.exists(plan.file)) {
      try {
        plan.variants.putAll(
            JSON.readValue(
                plan.file.toFile(), new TypeReference<LinkedHashMap<String, Variant>>() {}));
      } catch (IOException e) {
        throw new PixelException(
            plan.file + " is damaged; remove it and the folder's runs to begin again", e);
      }
    }
    return plan;
  }

  /**
   * What was planned for a variant.
   *
   * @param minutes that its steps are to fill; 0 if steps are asked for
   * @param steps asked for; 0 for as many as fill the minutes
   * @throws PixelException if that was for other settings or another time
   */
  Optional<Variant> of(String name, List<String> settings, double minutes, long steps) {
    Variant planned = variants.get(name);
    if (planned != null
        && (!planned.settings().equals(settings)
            || planned.minutes() != minutes
            || (steps > 0 && planned.steps() != steps))) {
      throw new PixelException(
          "the study in %s was begun with other settings, minutes or steps for %s; go on with those, or choose another --output"
              .formatted(file.toAbsolutePath().getParent(), name));
    }
    return Optional.ofNullable(planned);
  }

  Variant get(String name) {
    return variants.get(name);
  }

  /** Keeps plans, on disk too. */
  void add(Map<String, Variant> planned) {
    variants.putAll(planned);
    Map<String, Object> map = new LinkedHashMap<>(variants);
    Report.writeJson(file, map);
  }
}
