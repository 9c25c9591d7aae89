// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * What happens to spaces.
 *
 * @param spaces whether some are left out, put in, or both
 */
public record SegmentationConfig(
    @Help("remove: spaces between words; insert: a space into words; both") Spaces spaces) {

  /** What happens to spaces. */
  public enum Spaces {
    /** Some are left out. */
    REMOVE,
    /** Some are put into words. */
    INSERT,
    /** Some are left out, and some are put into words. */
    BOTH
  }

  /** Checks that it is said. */
  public SegmentationConfig {
    Objects.requireNonNull(spaces, "spaces");
  }

  /** Spaces are left out. */
  public static SegmentationConfig defaults() {
    return new SegmentationConfig(Spaces.REMOVE);
  }
}
