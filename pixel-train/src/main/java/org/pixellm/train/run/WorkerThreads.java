// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.pixellm.plugins.PixelException;

/**
 * Threads that share the machine's cores: each has as many of the engine's threads as fall to it,
 * so that no core has two things to do. A piece of work is always done by the thread of its number.
 *
 * <p>Two small matrix products at once, on a core each, are faster than one after the other on two
 * cores, which wait for each other at the end of every operation.
 */
final class WorkerThreads implements Workers {
  private final List<ExecutorService> threads = new ArrayList<>();

  /**
   * Starts threads.
   *
   * @param count how many, at least 1
   */
  WorkerThreads(int count) {
    int all = JniUtils.getNumThreads();
    int each = Math.max(1, all / count);
    for (int i = 0; i < count; i++) {
      String name = "pixel-worker-" + (i + 1);
      threads.add(
          Executors.newSingleThreadExecutor(
              task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
              }));
    }
    try {
      for (ExecutorService thread : threads) { // in turn: the number passes through a global
        thread.submit(() -> share(each)).get();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot set the number of the engine's threads", e);
    } finally {
      JniUtils.setNumThreads(all); // of this thread, and of those to come
    }
  }

  /** Asking for the number is what makes the engine keep it for this thread. */
  private static int share(int each) {
    JniUtils.setNumThreads(each);
    return JniUtils.getNumThreads();
  }

  @Override
  public <T> List<T> run(List<Supplier<T>> pieces) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Future<T>> begun = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      Supplier<T> piece = pieces.get(i);
      Callable<T> guarded = () -> failure.get() == null ? attempt(piece, failure) : null;
      begun.add(threads.get(i % threads.size()).submit(guarded));
    }
    List<T> results = new ArrayList<>(pieces.size());
    boolean interrupted = false;
    for (Future<T> piece : begun) {
      while (true) {
        try {
          results.add(piece.get());
          break;
        } catch (InterruptedException e) {
          interrupted = true; // a piece that runs cannot be stopped, and uses what the caller owns
          failure.compareAndSet(null, interrupted(e));
        } catch (ExecutionException e) {
          throw new IllegalStateException("failures are kept aside", e);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
    return results;
  }

  private static <T> T attempt(Supplier<T> piece, AtomicReference<Throwable> failure) {
    try {
      return piece.get();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      return null;
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (failure instanceof Error thrown) {
      throw thrown;
    }
  }

  private static PixelException interrupted(InterruptedException cause) {
    return new PixelException("the run was interrupted while it computed", cause);
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
  }
}
