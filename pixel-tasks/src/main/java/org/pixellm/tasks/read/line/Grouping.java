// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.PixelException;

/** Which lines make an example. Blank ones (spaces and tabs allowed) never do. */
public enum Grouping {
  /** Each line. */
  LINE,

  /** Lines up to a blank one. */
  BLOCK,

  /**
   * A line, or several where a double quote is not closed before the line ends: a record of RFC
   * 4180.
   */
  QUOTED;

  /** A field with more lines is taken for one whose quote is not closed. */
  private static final int MOST_QUOTED_LINES = 1000;

  /**
   * The next group, or an empty list if there is none.
   *
   * @throws PixelException if a line is too long or a quote is not closed
   */
  List<Line> next(FileLines lines) throws IOException {
    List<Line> group = new ArrayList<>(1);
    int quotes = 0;
    for (Line line = lines.next(); line != null; line = lines.next()) {
      boolean skipped = line.isBlank() && quotes % 2 == 0;
      if (skipped && !group.isEmpty()) {
        return group;
      }
      if (skipped) {
        continue;
      }
      group.add(line);
      if (this == QUOTED) {
        quotes += line.count('"');
      }
      if (this != BLOCK && quotes % 2 == 0) {
        return group;
      }
      if (this == QUOTED && group.size() == MOST_QUOTED_LINES) {
        throw unclosed(group);
      }
    }
    if (quotes % 2 == 1) {
      throw unclosed(group);
    }
    return group;
  }

  private static PixelException unclosed(List<Line> group) {
    return group.get(0).source().error("a double quote is opened here and not closed");
  }
}
