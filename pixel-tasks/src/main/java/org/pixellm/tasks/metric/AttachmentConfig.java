// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * Which words and what of a relation counts.
 *
 * @param punctuation whether words whose gold relation is {@code punct} count
 * @param subtypes whether {@code nsubj:pass} and {@code nsubj} differ
 */
public record AttachmentConfig(
    @Help("counted, as in CoNLL-18 and by PIXEL; or skipped: words whose gold relation is punct")
        Punctuation punctuation,
    @Help("dropped, as in CoNLL-18 and by PIXEL: nsubj:pass is nsubj; or kept") Subtypes subtypes) {

  /** Whether punctuation counts. */
  public enum Punctuation {
    /** As all words. */
    COUNTED,
    /** Left out, as older evaluations do. */
    SKIPPED
  }

  /** What becomes of a relation's subtype. */
  public enum Subtypes {
    /** What follows the colon is cut off on both sides. */
    DROPPED,
    /** Relations are compared as they are. */
    KEPT
  }

  /** Checks that there are values. */
  public AttachmentConfig {
    Objects.requireNonNull(punctuation, "punctuation");
    Objects.requireNonNull(subtypes, "subtypes");
  }

  /** The rule of the original, and of LAS in CoNLL-18. */
  public static AttachmentConfig defaults() {
    return new AttachmentConfig(Punctuation.COUNTED, Subtypes.DROPPED);
  }
}
