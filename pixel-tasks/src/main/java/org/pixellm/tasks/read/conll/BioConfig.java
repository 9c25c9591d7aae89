// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.Objects;
import org.pixellm.plugins.Help;

/**
 * How words with tags of names are read from columns.
 *
 * @param scheme how the tags mark where a name begins
 */
public record BioConfig(
    @Help(
            "how tags mark names: iob2 (B- begins each), iob1 (B- only after a name of the same"
                + " type; read as iob2), or as-written (any tags, unchecked)")
        Scheme scheme) {

  /** How tags mark where a name begins. */
  public enum Scheme {
    /** {@code B-} begins each name: CoNLL-2003 in most copies, MasakhaNER. */
    IOB2,
    /**
     * {@code B-} only where a name follows one of the same type: CoNLL-2003 as it was given out.
     */
    IOB1,
    /** Any tags, taken as they stand. */
    AS_WRITTEN
  }

  /** Checks that the scheme is set. */
  public BioConfig {
    Objects.requireNonNull(scheme, "scheme must be iob2, iob1 or as-written");
  }
}
