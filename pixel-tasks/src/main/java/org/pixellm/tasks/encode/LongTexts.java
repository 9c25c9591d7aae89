// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

/** What becomes of a text that is longer than the texts that a model was trained on. */
public enum LongTexts {
  /** Its head is encoded, as far as it fits. */
  TRUNCATE,
  /** All of it is encoded, in windows that overlap. */
  WINDOWS
}
