// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.pixellm.plugins.PixelException;

/** Threads that draw and encode. */
final class Workers implements AutoCloseable {
  private final ExecutorService executor;

  Workers(int threads) {
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "encode-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does all of it, and returns the results in the order of the jobs. If one fails, those that have
   * not begun are not done.
   */
  <T> List<T> all(List<Callable<T>> jobs) {
    List<Future<T>> futures = new ArrayList<>(jobs.size());
    jobs.forEach(job -> futures.add(executor.submit(job)));
    List<T> results = new ArrayList<>(jobs.size());
    try {
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("encoding was interrupted", e);
    } finally {
      futures.forEach(future -> future.cancel(false));
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
