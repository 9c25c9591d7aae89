// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.learn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.Help;

/**
 * A study: variants of one configuration that train for the same time.
 *
 * @param question what it is to find out
 * @param config file of the configuration that all start from, relative to the study's; empty for
 *     the defaults
 * @param base settings of all variants, each {@code key=value}
 * @param variants settings of each variant over these. A value that ends in a per cent sign is that
 *     share of the run's steps
 * @param reference the variant that others are compared with
 * @param seeds every variant trains once with each
 * @param minutes of training of each run, measurements and saving not counted
 * @param steps of each run in place of minutes; 0 for as many as fill them
 * @param evaluations measurements of each run, besides the one before it
 */
public record StudyConfig(
    @Help("what it is to find out") String question,
    @Help("configuration file that all start from, relative to this one; empty: the defaults")
        String config,
    @Help("settings of all variants, each key=value") List<String> base,
    @Help("settings of each variant; a value like 5% is a share of the run's steps")
        Map<String, List<String>> variants,
    @Help("the variant that others are compared with") String reference,
    @Help("every variant trains once with each") List<Long> seeds,
    @Help("minutes of training of each run, above 0") double minutes,
    @Help("steps of each run in place of minutes; 0: as many as fill them") long steps,
    @Help("measurements of each run, at least 1") int evaluations) {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

  /** Checks what needs no file. */
  public StudyConfig {
    base = List.copyOf(base);
    // In the order in which they were written.
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    seeds = List.copyOf(seeds);
    for (String variant : variants.keySet()) {
      if (!variant.matches(NAME)) {
        throw new IllegalArgumentException(
            "a variant is named by letters, digits, dots and hyphens, not \"" + variant + "\"");
      }
    }
    if (!variants.isEmpty() && !variants.containsKey(reference)) {
      throw new IllegalArgumentException(
          "reference must be one of %s, not \"%s\""
              .formatted(String.join(", ", variants.keySet()), reference));
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("seeds must name at least one");
    }
    if (!(minutes > 0)) {
      throw new IllegalArgumentException("minutes must be above 0, not " + minutes);
    }
    if (steps < 0 || evaluations < 1) {
      throw new IllegalArgumentException(
          "steps must be at least 0 and evaluations at least 1, not %d and %d"
              .formatted(steps, evaluations));
    }
  }

  /** No variants, five minutes, one seed. */
  public static StudyConfig defaults() {
    return new StudyConfig("", "", List.of(), Map.of(), "", List.of(1L), 5, 0, 10);
  }
}
