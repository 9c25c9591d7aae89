// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which pairs of an inference data set are read.
 *
 * @param language the language, or empty for all
 */
public record NliConfig(
    @Help("reads the pairs of this language only (XNLI's development and test files); empty: all")
        String language) {

  /** Checks that there is a text. */
  public NliConfig {
    Objects.requireNonNull(language, "language");
  }
}
