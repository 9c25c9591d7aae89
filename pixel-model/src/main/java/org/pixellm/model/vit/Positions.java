// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.Locale;

/** How a model knows the order of patches. */
public enum Positions {
  /** Fixed two-dimensional sine-cosine vectors, added; the paper's. */
  SINCOS2D,
  /** Rotary angles in every attention layer. */
  ROPE;

  /** The name in {@code config.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
