// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.util.List;
import org.pixellm.plugins.Help;

/**
 * One of several texts that a run mixes, such as a language.
 *
 * @param files files and folders to train on
 * @param validation files and folders to measure on; none: {@code data.validation_fraction} of the
 *     files
 * @param weight factor of the source's share
 */
public record SourceConfig(
    @Help("files and folders to train on") List<String> files,
    @Help("files and folders to measure on; none: data.validation_fraction of files")
        List<String> validation,
    @Help("factor of the source's share, above 0") double weight) {
  private static final double MOST_WEIGHT = 1e6;

  /** Copies the lists and checks the weight. */
  public SourceConfig {
    files = List.copyOf(files);
    validation = List.copyOf(validation);
    if (!(weight > 0 && weight <= MOST_WEIGHT)) {
      throw new IllegalArgumentException("weight must be above 0 and at most 1e6, not " + weight);
    }
  }

  /** Of weight 1; no files. */
  public static SourceConfig defaults() {
    return new SourceConfig(List.of(), List.of(), 1);
  }

  /** Files to train on, some of which are held out, with weight 1. */
  public static SourceConfig of(List<String> files) {
    return new SourceConfig(files, List.of(), 1);
  }
}
