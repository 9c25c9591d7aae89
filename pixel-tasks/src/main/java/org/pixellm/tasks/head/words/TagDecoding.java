// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.util.Locale;

/** How tags of a sentence are chosen. */
public enum TagDecoding {
  /** The likeliest tag of each word, whatever its neighbours have; the original's. */
  INDEPENDENT,
  /** The likeliest tags that are together legal in IOB2: an I-X follows a B-X or an I-X. */
  IOB2;

  /** The name in {@code config.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
