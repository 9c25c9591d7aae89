// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.finetune;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;

/** The batches of a training, one after another; a thread draws the next pool meanwhile. */
final class TrainingBatches implements AutoCloseable {
  private static final double NANOS = 1e-9;

  /** Draws an example for an epoch. */
  interface Drawing {
    DrawnExample<Example> draw(int example, long epoch);
  }

  private final BatchOrder order;
  private final Drawing drawing;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "pixel-draw");
            made.setDaemon(true);
            return made;
          });
  private long next;
  private BatchOrder.Pool pool;
  private List<List<DrawnExample<Example>>> batches;
  private Future<List<List<DrawnExample<Example>>>> following;
  private double waited;

  /**
   * Batches.
   *
   * @param first number of the first batch, over all epochs
   */
  TrainingBatches(BatchOrder order, Drawing drawing, long first) {
    this.order = order;
    this.drawing = drawing;
    this.next = first;
    this.pool = order.poolOf(first);
    this.following = start(pool);
  }

  private Future<List<List<DrawnExample<Example>>>> start(BatchOrder.Pool of) {
    return thread.submit(() -> order.batches(of, example -> drawing.draw(example, of.epoch())));
  }

  /** The next batch: examples of about one length, the shortest first. */
  List<DrawnExample<Example>> next() {
    BatchOrder.Pool of = order.poolOf(next);
    if (batches == null || !of.equals(pool)) {
      long began = System.nanoTime();
      batches = await(following);
      waited += (System.nanoTime() - began) * NANOS;
      pool = of;
      following = start(order.after(of));
    }
    return batches.get(order.placeOf(next++));
  }

  /** Seconds spent waiting since this was last asked. */
  double waitSeconds() {
    double seconds = waited;
    waited = 0;
    return seconds;
  }

  private static <T> T await(Future<T> drawn) {
    try {
      return drawn.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PixelException("the run was interrupted while it waited for text", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException("drawing failed", e.getCause());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
