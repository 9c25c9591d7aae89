// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Shard;
import org.pixellm.train.attack.AttackedPass;
import org.pixellm.train.attack.TrainingAttack;
import org.pixellm.train.random.RandomSource;

/** The threads that attack and render shards ahead of the trainer. */
final class RenderingThreads implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  private final ExecutorService threads;
  private final ShardRenderer renderer;
  private final TrainingAttack attack;
  private final RandomSource random;

  /**
   * Threads.
   *
   * @param attack what becomes of the text that is trained on
   * @param random the run's randomness, for the attack
   */
  RenderingThreads(
      int workers, ShardRenderer renderer, TrainingAttack attack, RandomSource random) {
    this.renderer = renderer;
    this.attack = attack;
    this.random = random;
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "pixel-render-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to render the shards of a block.
   *
   * @param epoch the block's
   * @param block the block's number
   */
  List<Future<RenderedShard>> start(long epoch, long block, List<Shard> shards) {
    List<Future<RenderedShard>> started = new ArrayList<>(shards.size());
    for (Shard shard : shards) {
      // By its place: a small source may be gone through more than once in a block.
      AttackedPass pass = attack.pass(random, epoch, block, started.size());
      started.add(threads.submit(() -> renderer.render(shard, pass)));
    }
    return started;
  }

  /** Waits for shards. What went wrong in a thread is thrown here as it was thrown there. */
  static List<RenderedShard> await(List<Future<RenderedShard>> started) {
    List<RenderedShard> finished = new ArrayList<>(started.size());
    try {
      for (Future<RenderedShard> shard : started) {
        finished.add(shard.get());
      }
      return finished;
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
      throw new IllegalStateException("rendering failed", e.getCause());
    }
  }

  /** Stops the threads, after the window that each is at. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
