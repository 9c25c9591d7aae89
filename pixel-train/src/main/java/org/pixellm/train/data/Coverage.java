// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of the training text fonts could draw. Immutable.
 *
 * <p>What is counted are code points that should leave ink: no white space, no controls. A code
 * point is of the script that Unicode gives it: digits, punctuation and emoji are {@code Common},
 * combining marks {@code Inherited}.
 *
 * @param scripts the scripts that occurred, by English name
 */
public record Coverage(SortedMap<String, ScriptCount> scripts) {
  /** Of no text. */
  public static final Coverage NONE = new Coverage(new TreeMap<>());

  /** Copies the map. */
  public Coverage {
    scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
  }

  /** Of this text and that. */
  public Coverage plus(Coverage other) {
    if (other.scripts.isEmpty()) {
      return this;
    }
    SortedMap<String, ScriptCount> sum = new TreeMap<>(scripts);
    other.scripts.forEach((script, count) -> sum.merge(script, count, ScriptCount::plus));
    return new Coverage(sum);
  }

  /** Code points that should leave ink. */
  public long characters() {
    return scripts.values().stream().mapToLong(ScriptCount::characters).sum();
  }

  /** How many of them no font could draw. */
  public long missing() {
    return scripts.values().stream().mapToLong(ScriptCount::missing).sum();
  }

  /** Share of the characters that no font could draw, 0 to 1; 0 if there are none. */
  public double missingShare() {
    return characters() == 0 ? 0 : (double) missing() / characters();
  }

  /** What no font could draw by script, the script with the most of it first. */
  public Map<String, Long> missingByScript() {
    Map<String, Long> missed = new LinkedHashMap<>();
    scripts.entrySet().stream()
        .filter(script -> script.getValue().missing() > 0)
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, ScriptCount> script) -> script.getValue().missing())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .forEach(script -> missed.put(script.getKey(), script.getValue().missing()));
    return Collections.unmodifiableMap(missed);
  }
}
