// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pixellm.plugins.PixelException;
import org.pixellm.train.config.PluginChoice;

/**
 * What is done to the data.
 *
 * @param texts attacks on texts, by the name under which they are shown
 * @param pictures attacks on what a renderer drew, likewise; no name is in both
 * @param severities percent, 1 to 100; text that is as it is is always measured
 * @param groups names of attacks by the name of the group over which they are averaged
 * @param seed of all attacks
 */
public record AttackPlan(
    Map<String, PluginChoice> texts,
    Map<String, PluginChoice> pictures,
    List<Integer> severities,
    Map<String, List<String>> groups,
    long seed) {
  private static final int MOST_SEVERITY = 100;

  /**
   * Copies and checks.
   *
   * @throws PixelException if a severity is out of range, a name stands for two things, or a group
   *     names an attack that is none
   */
  public AttackPlan {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    severities = List.copyOf(new TreeSet<>(severities));
    for (int severity : severities) {
      if (severity < 1 || severity > MOST_SEVERITY) {
        throw new PixelException("a severity must be 0 to 100 percent, not " + severity);
      }
    }
    List<String> names = names(texts, pictures);
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      if (names.contains(group.getKey()) || group.getKey().equals(Condition.NO_ATTACK)) {
        throw new PixelException(
            "the group %s has the name of an attack; call it otherwise".formatted(group.getKey()));
      }
      for (String attack : group.getValue()) {
        if (!names.contains(attack)) {
          throw new PixelException(
              "the group %s names the attack %s, which is not among the attacks: %s"
                  .formatted(group.getKey(), attack, String.join(", ", names)));
        }
      }
    }
  }

  /** Names of all attacks, those on texts first. */
  public List<String> names() {
    return names(texts, pictures);
  }

  private static List<String> names(
      Map<String, PluginChoice> texts, Map<String, PluginChoice> pictures) {
    List<String> names = new ArrayList<>(texts.keySet());
    names.addAll(pictures.keySet());
    return names;
  }
}
