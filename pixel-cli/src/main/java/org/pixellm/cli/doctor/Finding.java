// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import java.util.List;
import java.util.Map;

/**
 * What a check saw.
 *
 * @param subject what was looked at
 * @param facts by name, in order
 * @param problems what is wrong; empty if all is well
 */
record Finding(String subject, Map<String, String> facts, List<Problem> problems) {

  /** Something wrong, and how to mend it. */
  record Problem(String what, String remedy) {}

  static Finding good(String subject, Map<String, String> facts) {
    return new Finding(subject, facts, List.of());
  }

  static Finding bad(String subject, Map<String, String> facts, String what, String remedy) {
    return new Finding(subject, facts, List.of(new Problem(what, remedy)));
  }

  boolean healthy() {
    return problems.isEmpty();
  }
}
