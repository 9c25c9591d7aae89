// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.describe;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the description of a model for people: sections, and what is in them, indented. */
final class ModelText {
  /** A list of more, such as a vocabulary, is shown by its first items. */
  private static final int MOST_ITEMS = 100;

  private static final int FEW_ITEMS = 5;
  private static final String STEP = "  ";

  private final PrintWriter out;

  ModelText(PrintWriter out) {
    this.out = out;
  }

  /** Writes sections of nested maps and lists. */
  void print(Map<String, Map<String, Object>> sections) {
    String between = "";
    for (Map.Entry<String, Map<String, Object>> section : sections.entrySet()) {
      out.print(between);
      out.println(section.getKey());
      entries(section.getValue(), STEP);
      between = System.lineSeparator();
    }
  }

  private void entries(Map<?, ?> entries, String indent) {
    entries.forEach((key, value) -> entry(key + ":", value, indent));
  }

  private void entry(String name, Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.println(indent + name);
      entries(map, indent + STEP);
    } else if (value instanceof Collection<?> list
        && list.stream().anyMatch(Map.class::isInstance)) {
      out.println(indent + name);
      list.forEach(item -> out.println(indent + STEP + line(item)));
    } else {
      out.println(indent + name + " " + line(value));
    }
  }

  /** A value on one line. */
  private static String line(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty()
          ? "none"
          : map.entrySet().stream()
              .map(entry -> entry.getKey() + " " + line(entry.getValue()))
              .collect(Collectors.joining(", "));
    }
    if (value instanceof Collection<?> list) {
      boolean all = list.size() <= MOST_ITEMS;
      String items =
          list.stream()
              .limit(all ? list.size() : FEW_ITEMS)
              .map(ModelText::line)
              .collect(Collectors.joining(", "));
      return list.isEmpty()
          ? "none"
          : all ? items : items + ", … (%d in all)".formatted(list.size());
    }
    return value instanceof Long || value instanceof Integer
        ? "%d".formatted(((Number) value).longValue())
        : String.valueOf(value);
  }
}
