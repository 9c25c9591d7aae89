// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;

/**
 * How lines are read as examples. Safe to share between threads.
 *
 * @param <E> the examples
 */
public interface LineFormat<E extends Example> {

  /** Which lines make an example. */
  Grouping grouping();

  /**
   * Begins to read a file.
   *
   * @param first the first group of lines, which may name the columns
   * @param issues counts what is mended or left out
   * @throws org.pixellm.plugins.PixelException naming the line, if the first group is wrong
   */
  Parser<E> open(List<Line> first, ReadIssues issues);

  /**
   * Reads the groups of one file. Used by one thread.
   *
   * @param <E> the examples
   */
  interface Parser<E extends Example> {

    /** Whether the first group of the file is no example but names the columns. */
    boolean skipsFirst();

    /**
     * The example of a group of lines.
     *
     * @param lines at least one
     * @return empty, if it is left out
     * @throws org.pixellm.plugins.PixelException naming the line, if the group is no example
     */
    Optional<E> parse(List<Line> lines);

    /** A parser of files whose first group is an example like all others. */
    static <E extends Example> Parser<E> of(Function<List<Line>, Optional<E>> examples) {
      return new Parser<>() {
        @Override
        public boolean skipsFirst() {
          return false;
        }

        @Override
        public Optional<E> parse(List<Line> lines) {
          return examples.apply(lines);
        }
      };
    }
  }
}
