// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the states of a text become one vector.
 *
 * @param kind the way
 * @param heads attention heads of {@link Kind#PMA}; 0 for others
 */
record PoolingMode(Kind kind, int heads) {
  private static final Pattern ATTENTION = Pattern.compile("pma([1-9][0-9]{0,3})");

  /** The ways. */
  enum Kind {
    /** The pooled state of CLS. */
    CLS,
    /** The mean over the patches of a further layer. */
    MEAN,
    /** The maximum over the patches of a further layer. */
    MAX,
    /** Multi-head attention of a learnt query (Lee et al. 2019). */
    PMA
  }

  /** Checks the parts. */
  PoolingMode {
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Reads {@code cls}, {@code mean}, {@code max} or {@code pma} with a number of heads.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static PoolingMode of(String name) {
    Matcher attention = ATTENTION.matcher(name);
    if (attention.matches()) {
      return new PoolingMode(Kind.PMA, Integer.parseInt(attention.group(1)));
    }
    return switch (name) {
      case "cls" -> new PoolingMode(Kind.CLS, 0);
      case "mean" -> new PoolingMode(Kind.MEAN, 0);
      case "max" -> new PoolingMode(Kind.MAX, 0);
      default ->
          throw new IllegalArgumentException(
              "pooling must be cls, mean, max, or pma with a number of heads as in pma8, not \""
                  + name
                  + "\"");
    };
  }
}
