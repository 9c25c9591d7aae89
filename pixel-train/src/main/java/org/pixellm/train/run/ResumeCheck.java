// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pixellm.plugins.PixelException;

/**
 * Refuses to go on with a run under settings that would lead it elsewhere. Settings that only say
 * how a run is watched, saved or spread over threads, or when it is given up, may change.
 */
public final class ResumeCheck {
  private static final Set<String> FREE =
      Set.of(
          "output",
          "listeners",
          "data.max_missing_glyphs",
          "data.workers",
          "data.cache_megabytes",
          "seeds",
          "training.evaluate_every",
          "training.checkpoint_every",
          "training.keep_checkpoints",
          "training.threads",
          "training.device");

  private ResumeCheck() {}

  /**
   * Compares two configurations.
   *
   * @param folder of the run, for the message
   * @param begun every setting that the run began with
   * @param now every setting that it is to go on with
   * @throws PixelException naming the first setting that differs
   */
  public static void requireSame(Path folder, Map<String, Object> begun, Map<String, Object> now) {
    requireSame(folder, begun, now, Set.of());
  }

  /**
   * Compares two configurations of a kind of run that some settings lead elsewhere which may change
   * in others.
   *
   * @param folder of the run, for the message
   * @param begun every setting that the run began with
   * @param now every setting that it is to go on with
   * @param decisive settings that may not change either, as {@code training.evaluate_every} where
   *     evaluations decide when a training ends
   * @throws PixelException naming the first setting that differs
   */
  public static void requireSame(
      Path folder, Map<String, Object> begun, Map<String, Object> now, Set<String> decisive) {
    Set<String> free = new TreeSet<>(FREE);
    free.removeAll(decisive);
    Map<String, Object> before = new TreeMap<>();
    Map<String, Object> after = new TreeMap<>();
    flatten("", begun, free, before);
    flatten("", now, free, after);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      if (!Objects.equals(before.get(key), after.get(key))) {
        throw new PixelException(
            "the run in %s was begun with %s = %s, and cannot go on with %s; resume it with the settings in its run.yaml, or begin another run"
                .formatted(folder, key, before.get(key), after.get(key)));
      }
    }
  }

  private static void flatten(
      String prefix, Map<?, ?> map, Set<String> free, Map<String, Object> target) {
    map.forEach(
        (name, value) -> {
          String key = prefix + name;
          if (free.contains(key)) {
            return;
          }
          if (value instanceof Map<?, ?> inner) {
            flatten(key + ".", inner, free, target);
          } else {
            target.put(key, value);
          }
        });
  }
}
