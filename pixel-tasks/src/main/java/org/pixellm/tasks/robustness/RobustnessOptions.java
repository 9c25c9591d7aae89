// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.device.DeviceChoice;

/**
 * What is measured.
 *
 * @param models at least one; others are compared with the first name
 * @param files labelled data
 * @param reader reads the files; the first model's unless given
 * @param attacks by the name under which they are shown
 * @param severities percent, 1 to 100; the clean text is always measured
 * @param groups names of attacks by the name of the group over which they are averaged
 * @param seed of attacks and of resampling
 * @param examples how many examples are measured, the first ones; 0 for all
 * @param resamples how often examples are drawn again for the confidence intervals; 0 for none
 * @param shown examples of each attack in the report
 * @param output folder of the report
 * @param threads of the engine; 0 for its own choice
 * @param device where models compute
 */
public record RobustnessOptions(
    List<NamedModel> models,
    List<String> files,
    Optional<PluginChoice> reader,
    Map<String, PluginChoice> attacks,
    List<Integer> severities,
    Map<String, List<String>> groups,
    long seed,
    int examples,
    int resamples,
    int shown,
    Path output,
    int threads,
    DeviceChoice device) {
  private static final int MOST_SEVERITY = 100;

  /**
   * Copies and checks.
   *
   * @throws PixelException if a severity is out of range, or a group names an attack that is none
   */
  public RobustnessOptions {
    models = List.copyOf(models);
    files = List.copyOf(files);
    attacks = new LinkedHashMap<>(attacks);
    groups = new LinkedHashMap<>(groups);
    severities = List.copyOf(new TreeSet<>(severities));
    for (int severity : severities) {
      if (severity < 1 || severity > MOST_SEVERITY) {
        throw new PixelException("a severity must be 1 to 100 percent, not " + severity);
      }
    }
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      for (String attack : group.getValue()) {
        if (!attacks.containsKey(attack)) {
          throw new PixelException(
              "the group %s names the attack %s, which is not among the attacks: %s"
                  .formatted(group.getKey(), attack, String.join(", ", attacks.keySet())));
        }
      }
    }
  }

  /** Names of the models, each once, in order. */
  public List<String> names() {
    return models.stream().map(NamedModel::name).distinct().toList();
  }
}
