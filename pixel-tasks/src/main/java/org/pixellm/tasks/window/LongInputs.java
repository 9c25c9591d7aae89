// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.window;

/** What becomes of an input that is longer than a model reads at once. */
public enum LongInputs {
  /** It is cut into overlapping windows, so that all of it counts. */
  WINDOWS,
  /**
   * What does not fit is dropped, as the original does. A metric of tags does not score words that
   * were dropped; a parser predicts for all words, those it did not see from nothing, and all are
   * scored.
   */
  TRUNCATE
}
