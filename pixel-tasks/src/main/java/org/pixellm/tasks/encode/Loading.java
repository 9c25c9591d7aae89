// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.pixellm.plugins.PixelException;

/**
 * Something that is loaded in a thread of its own.
 *
 * @param <T> what comes of it
 */
final class Loading<T extends AutoCloseable> implements AutoCloseable {
  private final FutureTask<T> task;

  private Loading(FutureTask<T> task) {
    this.task = task;
  }

  /** Starts. */
  static <T extends AutoCloseable> Loading<T> of(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "loading");
    thread.setDaemon(true);
    thread.start();
    return new Loading<>(task);
  }

  /** Waits for it; throws what it threw. */
  T get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("loading was interrupted", e);
    }
  }

  /** Waits for it and closes what came of it, if anything did. */
  @Override
  public void close() {
    try {
      task.get().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // Nothing was loaded, or it cannot be closed: whoever gave up has an error to tell already.
    }
  }
}
