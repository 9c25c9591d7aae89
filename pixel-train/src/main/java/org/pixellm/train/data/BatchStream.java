// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;

/**
 * The endless stream of training batches, each of exactly the configured number of windows. While a
 * block is used the next one is rendered; the batches do not depend on how fast that goes. Used by
 * one thread.
 */
public final class BatchStream implements AutoCloseable {
  private static final double NANOS = 1e-9;

  private final BlockPlan plan;
  private final RenderingThreads threads;
  private final int batchSize;
  private final MissingGlyphBudget budget;
  private final CountsTally tally;

  /** Place of the next window. */
  private DataCursor cursor;

  /** The block that holds it; null before the first use. */
  private Block block;

  private DataCursor aheadAt;
  private List<Future<RenderedShard>> ahead;
  private long emptyBlocks;
  private long waitNanos;
  private boolean closed;

  BatchStream(
      BlockPlan plan,
      RenderingThreads threads,
      int batchSize,
      MissingGlyphBudget budget,
      DataCursor from,
      Coverage before) {
    if (from.block() >= plan.blocks()) {
      throw foreign(from);
    }
    this.plan = plan;
    this.threads = threads;
    this.batchSize = batchSize;
    this.budget = budget;
    this.tally = new CountsTally(before);
    this.cursor = from;
    startAhead(from);
  }

  /**
   * The next batch.
   *
   * @throws PixelException if a file can no longer be read, a whole epoch yields no window, or more
   *     characters than {@code data.max_missing_glyphs} allows could not be drawn
   * @throws IllegalStateException if the stream is closed
   */
  public PatchBatch next() {
    if (closed) {
      throw new IllegalStateException("the stream of batches is closed");
    }
    List<Window> windows = new ArrayList<>(batchSize);
    while (windows.size() < batchSize) {
      openBlock();
      windows.add(block.take(cursor.window()));
      moveOn();
    }
    return WindowBatch.of(windows);
  }

  /** The place after the last batch; a stream opened there goes on with the batch after it. */
  public DataCursor cursor() {
    return cursor;
  }

  /** How much could be drawn of the text that the run read, the whole block at the cursor too. */
  public Coverage coverage() {
    return tally.coverage();
  }

  /** Passes over the training text done. */
  public long epoch() {
    return cursor.epoch();
  }

  /** Seconds that {@link #next} waited for rendering since this was last asked. */
  public double waitSeconds() {
    double seconds = waitNanos * NANOS;
    waitNanos = 0;
    return seconds;
  }

  /** What became of the text so far. */
  public DataCounts counts() {
    return tally.counts();
  }

  /** Stops rendering. */
  @Override
  public void close() {
    closed = true;
    block = null;
    ahead = List.of();
    threads.close();
  }

  /** Makes {@link #block} the one that holds the window at the cursor. */
  private void openBlock() {
    while (block == null) {
      Block opened = awaitAhead();
      // Within a block the cursor stands only where a run goes on.
      tally.add(opened, cursor.window() > 0);
      budget.check(tally.coverage());
      if (cursor.window() < opened.size()) {
        emptyBlocks = 0;
        block = opened;
      } else if (cursor.window() > 0) {
        throw foreign(cursor);
      } else {
        skipEmptyBlock();
      }
      startAhead(plan.after(aheadAt));
    }
  }

  private void skipEmptyBlock() {
    DataCursor after = plan.after(cursor);
    emptyBlocks++;
    // Orders differ between epochs, so only the end of one tells that all of it was empty.
    if (after.epoch() > cursor.epoch() && emptyBlocks >= plan.blocks()) {
      throw new PixelException(
          "the training text holds no window that is long enough (%d were too short);"
                  .formatted(tally.counts().droppedWindows())
              + " give more text, or lower min_patches");
    }
    cursor = after;
  }

  private void moveOn() {
    if (cursor.window() + 1 < block.size()) {
      cursor = new DataCursor(cursor.epoch(), cursor.block(), cursor.window() + 1);
    } else {
      cursor = plan.after(cursor);
      block = null;
    }
  }

  private Block awaitAhead() {
    long before = System.nanoTime();
    try {
      return new Block(RenderingThreads.await(ahead), plan, aheadAt.epoch(), aheadAt.block());
    } finally {
      waitNanos += System.nanoTime() - before;
    }
  }

  private void startAhead(DataCursor at) {
    aheadAt = at;
    ahead = threads.start(plan.shards(at.epoch(), at.block()));
  }

  private static PixelException foreign(DataCursor cursor) {
    return new PixelException(
        "the place to go on from (%s) is not in this data; restore data and configuration, or start a"
                .formatted(cursor)
            + " new run");
  }
}
