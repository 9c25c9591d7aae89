// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.ReadIssues;
import org.pixellm.plugins.data.Shard;
import org.pixellm.tasks.read.file.ReadableFile;

/**
 * The examples whose first byte lies in a shard, in order; the last may end behind it.
 *
 * @param <E> the examples
 */
final class ShardGroups<E extends Example> extends Spliterators.AbstractSpliterator<E> {
  private final Shard shard;
  private final FileLines lines;
  private final LineFormat<E> format;
  private final ReadIssues issues;
  private LineFormat.Parser<E> parser;

  ShardGroups(Shard shard, FileLines lines, LineFormat<E> format, ReadIssues issues) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.shard = shard;
    this.lines = lines;
    this.format = format;
    this.issues = issues;
  }

  @Override
  public boolean tryAdvance(Consumer<? super E> action) {
    try {
      for (List<Line> group = next(); !group.isEmpty(); group = next()) {
        Optional<E> example = parser.parse(group);
        if (example.isPresent()) {
          action.accept(example.get());
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw ReadableFile.unreadable(shard.file(), e);
    }
  }

  /** The next group of the shard, or an empty list. */
  private List<Line> next() throws IOException {
    List<Line> group = format.grouping().next(lines);
    while (!group.isEmpty()) {
      long start = group.get(0).start();
      if (start >= shard.end()) {
        return List.of();
      }
      boolean wanted = start >= shard.start();
      if (parser == null) {
        parser = format.open(group, issues);
        wanted &= !parser.skipsFirst();
      }
      if (wanted) {
        return group;
      }
      group = format.grouping().next(lines);
    }
    return group;
  }
}
