// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import java.util.Locale;

/** Where the positions come from that a model's table is too short for. */
public enum LongerPositions {
  /**
   * From the formula that the table was made by: what is in it stays, and reading order is kept.
   */
  EXTEND,
  /**
   * From the table, stretched as a square picture into one row (bicubic), as the original does it.
   * Every position changes, and neighbours in the row are neighbours in no reading order.
   */
  INTERPOLATE;

  /** The name in {@code config.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
