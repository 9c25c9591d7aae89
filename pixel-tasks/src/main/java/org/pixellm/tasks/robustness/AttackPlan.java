// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.robustness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.PluginChoice;

/**
 * What is done to the data.
 *
 * @param texts attacks on texts, by the name under which they are shown
 * @param pictures attacks on what a renderer drew, likewise; no name is in both
 * @param severities percent, 1 to 100; text that is as it is is always measured
 * @param groups names of attacks, at least one, by the name of the group over which they are
 *     averaged
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
        throw new PixelException("a severity must be 1 to 100 percent, not " + severity);
      }
    }
    List<String> names = names(texts, pictures);
    if (!Collections.disjoint(texts.keySet(), pictures.keySet())
        || names.contains(Condition.NO_ATTACK)) {
      throw new PixelException(
          "an attack has the name of another, or the name %s: %s"
              .formatted(Condition.NO_ATTACK, String.join(", ", names)));
    }
    for (Map.Entry<String, List<String>> group : groups.entrySet()) {
      if (names.contains(group.getKey()) || group.getKey().equals(Condition.NO_ATTACK)) {
        throw new PixelException(
            "the group %s has the name of an attack; call it otherwise".formatted(group.getKey()));
      }
      if (group.getValue().isEmpty()) {
        throw new PixelException(
            "the group %s names no attack; write it as %s=ATTACK,ATTACK"
                .formatted(group.getKey(), group.getKey()));
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

  AttackPlan resolved(BiFunction<PluginKind, PluginChoice, PluginChoice> resolve) {
    return new AttackPlan(
        resolved(texts, choice -> resolve.apply(PluginKind.ATTACK, choice)),
        resolved(pictures, choice -> resolve.apply(PluginKind.PICTURE_ATTACK, choice)),
        severities,
        groups,
        seed);
  }

  private static Map<String, PluginChoice> resolved(
      Map<String, PluginChoice> choices, UnaryOperator<PluginChoice> resolve) {
    Map<String, PluginChoice> resolved = new LinkedHashMap<>();
    choices.forEach((name, choice) -> resolved.put(name, resolve.apply(choice)));
    return resolved;
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
