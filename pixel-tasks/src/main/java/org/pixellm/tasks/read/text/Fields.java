// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pixellm.tasks.read.line.Grouping;
import org.pixellm.tasks.read.line.Line;

/**
 * How rows are cut into fields.
 *
 * @param delimiter what stands between fields
 * @param quotes whether a field may stand in double quotes, a quote in it doubled (RFC 4180); else
 *     a quote is a character like any other
 */
record Fields(Delimiter delimiter, boolean quotes) {
  /** Tabs, and quotes are text. */
  static final Fields LITERAL_TABS = new Fields(Delimiter.TAB, false);

  Grouping grouping() {
    return quotes ? Grouping.QUOTED : Grouping.LINE;
  }

  /**
   * The fields of a row.
   *
   * @param row its lines: one, or several where a quoted field has line ends
   * @throws org.pixellm.plugins.PixelException naming the line, if a quoted field goes on after its
   *     closing quote
   */
  List<String> of(List<Line> row) {
    String text = row.stream().map(Line::text).collect(Collectors.joining("\n"));
    List<String> fields = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end;
      if (quotes && from < text.length() && text.charAt(from) == '"') {
        int close = closingQuote(text, from);
        fields.add(text.substring(from + 1, close).replace("\"\"", "\""));
        end = close + 1;
        if (end < text.length() && text.charAt(end) != delimiter.character()) {
          throw row.get(0)
              .source()
              .error(
                  "text behind the closing quote of column %d; a quote in a quoted field is doubled"
                      .formatted(fields.size()));
        }
      } else {
        end = text.indexOf(delimiter.character(), from);
        end = end < 0 ? text.length() : end;
        fields.add(text.substring(from, end));
      }
      from = end + 1;
    }
    return fields;
  }

  /** A row's quotes are even in number, so that there is one. */
  private static int closingQuote(String text, int opening) {
    int at = opening + 1;
    while (true) {
      at = text.indexOf('"', at);
      if (at < 0) {
        return text.length();
      }
      if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
        return at;
      }
      at += 2;
    }
  }
}
