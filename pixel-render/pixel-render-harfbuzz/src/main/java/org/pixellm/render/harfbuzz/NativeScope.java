// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Native things that belong to one owner, and are freed, the latest first, when the owner is no
 * longer used by anyone. Safe to share between threads.
 */
final class NativeScope {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Deque<Runnable> releases = new ArrayDeque<>();

  /**
   * Ties the things to an owner's life.
   *
   * @param owner whatever uses them; none of them may refer to it
   */
  void endWith(Object owner) {
    CLEANER.register(owner, this::close);
  }

  /** Takes charge of one thing. */
  synchronized void add(Runnable release) {
    releases.push(release);
  }

  /** Frees everything now. */
  synchronized void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
