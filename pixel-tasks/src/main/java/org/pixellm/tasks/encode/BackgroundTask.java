// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.pixellm.plugins.PixelException;

/**
 * Something that is done in a thread of its own, while others do something else.
 *
 * @param <T> what comes of it
 */
final class BackgroundTask<T> implements AutoCloseable {
  private final FutureTask<T> task;

  private BackgroundTask(FutureTask<T> task) {
    this.task = task;
  }

  /** Starts. */
  static <T> BackgroundTask<T> of(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "beside");
    thread.setDaemon(true);
    thread.start();
    return new BackgroundTask<>(task);
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
      throw new PixelException("waiting was interrupted", e);
    }
  }

  /** Waits for it and closes what came of it, if that can be closed. */
  @Override
  public void close() {
    try {
      if (task.get() instanceof AutoCloseable result) {
        result.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // Nothing was loaded, or it cannot be closed: whoever gave up has an error to tell already.
    }
  }
}
