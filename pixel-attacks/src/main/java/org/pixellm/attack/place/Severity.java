// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.place;

/** The range of severities. */
public final class Severity {
  private Severity() {}

  /**
   * Checks a severity.
   *
   * @throws IllegalArgumentException unless it is 0 to 1
   */
  public static void check(double severity) {
    if (!(severity >= 0 && severity <= 1)) {
      throw new IllegalArgumentException("a severity is 0 to 1, not " + severity);
    }
  }
}
