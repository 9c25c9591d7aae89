// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.PluginChoice;

/**
 * On what models are measured.
 *
 * @param files labelled data, which is attacked
 * @param others labelled data by name, which is measured as it is: in another language or script
 * @param reader reads all of them; the first model's unless given
 * @param examples how many examples of each are measured, the first ones; 0 for all
 */
public record MeasuredData(
    List<String> files,
    Map<String, List<String>> others,
    Optional<PluginChoice> reader,
    int examples) {
  /**
   * Copies and checks.
   *
   * @throws PixelException if other data has a name that cannot be one of a file
   */
  public MeasuredData {
    files = List.copyOf(files);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    for (String name : others.keySet()) {
      if (!name.matches("[\\w-]+") || name.equals(Condition.NO_ATTACK)) {
        throw new PixelException(
            "data is named by letters, digits, - and _, and not %s: \"%s\" is no such name"
                .formatted(Condition.NO_ATTACK, name));
      }
    }
  }
}
