// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Native tools that only one thread at a time may use, for any number of threads: there are as many
 * as ever were in use at once, and none outlives the back end because a thread does.
 *
 * @param <T> the tools
 */
final class Pool<T> {
  private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
  private final Supplier<T> maker;
  private final Consumer<T> release;
  private final NativeScope scope;

  /**
   * None yet.
   *
   * @param maker makes one
   * @param release frees one
   * @param scope decides when
   */
  Pool(Supplier<T> maker, Consumer<T> release, NativeScope scope) {
    this.maker = maker;
    this.release = release;
    this.scope = scope;
  }

  /** Does something with a tool that no one else uses meanwhile. */
  <R> R use(Function<T, R> work) {
    T tool = idle.poll();
    if (tool == null) {
      T made = maker.get();
      scope.add(NativeScope.Stage.TOOLS, () -> release.accept(made));
      tool = made;
    }
    try {
      return work.apply(tool);
    } finally {
      idle.push(tool);
    }
  }
}
