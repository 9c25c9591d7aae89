// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.grow;

import java.util.Locale;

/** What is changed while all else stays. */
public enum Axis {
  /** Patches of a text; texts a step are chosen so that patches a step stay about the same. */
  LENGTH("patches of a text"),
  /** Texts of a step. */
  BATCH("texts of a step"),
  /** The model. */
  SIZE("trained values of the model, millions"),
  /** Threads that compute a step. */
  THREADS("threads");

  private final String unit;

  Axis(String unit) {
    this.unit = unit;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands under a chart. */
  String unit() {
    return unit;
  }
}
