// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.pixellm.tasks.example.Quoted;
import org.pixellm.tasks.example.Source;

/**
 * The names of a table's columns.
 *
 * @param names in order; the first of equal names counts
 * @param source where they stand
 */
record Header(List<String> names, Source source) {
  /** Copies the names without white space around them. */
  Header {
    names = names.stream().map(String::strip).toList();
  }

  /** The names 1, 2, 3 and so on, for a table without a line of names. */
  static Header numbered(int columns, Source source) {
    List<String> names = new ArrayList<>(columns);
    for (int column = 1; column <= columns; column++) {
      names.add(Integer.toString(column));
    }
    return new Header(names, source);
  }

  int width() {
    return names.size();
  }

  /**
   * The column of a name, from 0.
   *
   * @throws org.pixellm.plugins.PixelException naming the columns that there are
   */
  int index(String name) {
    return find(name)
        .orElseThrow(
            () ->
                source.error(
                    "there is no column %s; the columns are %s"
                        .formatted(
                            Quoted.of(name),
                            names.stream().map(Quoted::of).collect(Collectors.joining(", ")))));
  }

  /** The column of the first of several names that occurs, from 0. */
  OptionalInt find(String... candidates) {
    for (String name : candidates) {
      int index = names.indexOf(name);
      if (index >= 0) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }
}
