// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Native things that belong to one owner, and are freed when the owner is no longer used by anyone:
 * stage by stage, as they stand on each other, whatever the order in which they were made. Safe to
 * share between threads.
 */
final class NativeScope {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Map<Stage, Deque<Runnable>> releases = new EnumMap<>(Stage.class);

  /** What a thing is, in the order of freeing. */
  enum Stage {
    /** Buffers, and FreeType's libraries with their faces, which read the bytes of fonts. */
    TOOLS,

    /** HarfBuzz's fonts, which read the bytes too. */
    FONTS,

    /** The files of fonts, on which all the others stand. */
    BYTES
  }

  /**
   * Ties the things to an owner's life.
   *
   * @param owner whatever uses them; none of them may refer to it
   */
  void endWith(Object owner) {
    CLEANER.register(owner, this::close);
  }

  /** Takes charge of one thing. */
  synchronized void add(Stage stage, Runnable release) {
    releases.computeIfAbsent(stage, s -> new ArrayDeque<>()).push(release);
  }

  /** Number of things that are not freed yet. */
  synchronized int held() {
    return releases.values().stream().mapToInt(Deque::size).sum();
  }

  /** Frees everything now. */
  synchronized void close() {
    for (Deque<Runnable> ofStage : releases.values()) {
      while (!ofStage.isEmpty()) {
        ofStage.pop().run();
      }
    }
  }
}
