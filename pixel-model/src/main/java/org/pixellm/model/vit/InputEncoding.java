// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.Locale;

/** What a model makes of pixel values before the first layer. */
public enum InputEncoding {
  /** Nothing: 0 is black and 1 white; the paper's. */
  RAW,
  /** Ink, {@code 1 - x}, less its mean, over its standard deviation. */
  STANDARDISED;

  /** The name in {@code config.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
