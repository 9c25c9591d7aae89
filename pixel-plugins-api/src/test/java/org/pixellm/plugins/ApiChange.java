// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import java.util.List;
import java.util.stream.Stream;

/**
 * How two states of an API differ.
 *
 * @param removed lines that are gone
 * @param added lines that are new
 */
record ApiChange(List<String> removed, List<String> added) {

  static ApiChange between(List<String> before, List<String> now) {
    return new ApiChange(
        before.stream().filter(line -> !now.contains(line)).toList(),
        now.stream().filter(line -> !before.contains(line)).toList());
  }

  boolean isNone() {
    return removed.isEmpty() && added.isEmpty();
  }

  /** Whether a plug-in that was built before could fail now. */
  boolean breaks(List<String> before) {
    // A method without a body in an interface that plug-ins have implemented already.
    boolean demands =
        added.stream()
            .anyMatch(
                line ->
                    line.contains(" abstract ")
                        && before.stream().anyMatch(old -> old.contains(owner(line) + "<")));
    return !removed.isEmpty() || demands;
  }

  private static String owner(String method) {
    String name = method.substring(0, method.indexOf('('));
    name = name.substring(name.lastIndexOf(' ') + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** For people. */
  String text() {
    return Stream.concat(
            removed.stream().map(line -> "- " + line), added.stream().map(line -> "+ " + line))
        .reduce("", (all, line) -> all + line + "\n");
  }
}
