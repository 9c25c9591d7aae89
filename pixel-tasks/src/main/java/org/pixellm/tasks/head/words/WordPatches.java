// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.window.WordPlace;

/** Which of the states of a word's patches stand for it. */
public enum WordPatches {
  /** That of its leftmost patch: the original's choice for tags. */
  FIRST {
    @Override
    int from(WordPlace place) {
      return place.firstPatch();
    }

    @Override
    int to(WordPlace place) {
      return place.firstPatch() + 1;
    }
  },
  /** The mean of all: the original's choice for parsing. */
  MEAN {
    @Override
    int from(WordPlace place) {
      return place.firstPatch();
    }

    @Override
    int to(WordPlace place) {
      return place.endPatch();
    }
  },
  /** That of its rightmost patch. */
  LAST {
    @Override
    int from(WordPlace place) {
      return place.endPatch() - 1;
    }

    @Override
    int to(WordPlace place) {
      return place.endPatch();
    }
  };

  private static final long[] NONE = {};

  abstract int from(WordPlace place);

  abstract int to(WordPlace place);

  /**
   * Rows of the states that stand for a word.
   *
   * @param firstWindow the first window of the word's example
   * @return none for a word without a place
   */
  public long[] rows(TaskBatch<?> batch, int firstWindow, Optional<WordPlace> place) {
    return place
        .map(
            found ->
                LongStream.range(from(found), to(found))
                    .map(
                        patch ->
                            batch.patchRow(firstWindow + found.window(), Math.toIntExact(patch)))
                    .toArray())
        .orElse(NONE);
  }

  /** The name in {@code config.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
