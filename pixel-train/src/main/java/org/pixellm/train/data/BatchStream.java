// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;

/**
 * The endless stream of training batches. Windows that follow each other make a pool, which is cut
 * into batches by a {@link BatchRule}; a pool may reach over the end of a block and of an epoch.
 * While a block is used the next one is rendered; the batches do not depend on how fast that goes.
 * Used by one thread.
 */
public final class BatchStream implements AutoCloseable {
  private static final double NANOS = 1e-9;

  private final BlockPlan plan;
  private final RenderingThreads threads;
  private final BatchRule rule;
  private final int mostPatches;
  private final MissingGlyphBudget budget;
  private final CountsTally tally;

  /** Place of the next batch. */
  private DataCursor cursor;

  /** The pool that holds it; null before the first use. */
  private BatchPool pool;

  /** Place of the next window: the first that is in no pool yet. */
  private DataCursor place;

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
      BatchRule rule,
      int mostPatches,
      MissingGlyphBudget budget,
      DataCursor from,
      Coverage before) {
    if (from.block() >= plan.blocks()) {
      throw foreign(from);
    }
    this.plan = plan;
    this.threads = threads;
    this.rule = rule;
    this.mostPatches = mostPatches;
    this.budget = budget;
    this.tally = new CountsTally(before);
    this.cursor = from;
    this.place = new DataCursor(from.epoch(), from.block(), from.window());
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
    long before = System.nanoTime();
    try {
      return take();
    } finally {
      waitNanos += System.nanoTime() - before;
    }
  }

  private PatchBatch take() {
    if (pool == null) {
      pool = gather();
    }
    if (cursor.batch() >= pool.size()) {
      throw foreign(cursor);
    }
    List<Window> windows = pool.take(cursor.batch());
    cursor = cursor.nextBatch();
    if (cursor.batch() == pool.size()) {
      cursor = place;
      pool = null;
    }
    return WindowBatch.of(windows);
  }

  /** The pool that starts at the cursor. */
  private BatchPool gather() {
    List<Window> windows = new ArrayList<>();
    long patches = 0;
    long bytes = 0;
    while (!rule.complete(windows.size(), patches, bytes, nextPatches())) {
      openBlock();
      Window window = block.take(place.window());
      windows.add(window);
      patches += window.patchCount();
      bytes += window.bytes();
      moveOn();
    }
    return new BatchPool(windows, rule, plan.batchOrderKey(cursor));
  }

  /**
   * Patches of the next window. At the end of a block, where that is not known before the next is
   * opened, as many as a window can have: a block is opened only when a window of it is used.
   */
  private int nextPatches() {
    return block == null ? mostPatches : block.patches(place.window());
  }

  /** The place after the last batch; a stream opened there goes on with the batch after it. */
  public DataCursor cursor() {
    return cursor;
  }

  /** How much could be drawn of the text that the run read, the whole block at the cursor too. */
  public Coverage coverage() {
    return tally.coverage();
  }

  /** Passes over the training text that were done before the windows at the cursor. */
  public long epoch() {
    return cursor.epoch();
  }

  /**
   * Seconds that {@link #next} took, rendering waited for and batches put together, since this was
   * last asked.
   */
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
    pool = null;
    block = null;
    ahead = List.of();
    threads.close();
  }

  /** Makes {@link #block} the one that holds the next window. */
  private void openBlock() {
    while (block == null) {
      Block opened = awaitAhead();
      // A run that goes on reads again what was opened for the pool at the cursor, or for the one
      // before, which ended within the block.
      tally.add(opened, cursor.batch() > 0 || place.window() > 0);
      budget.check(tally.coverage());
      if (place.window() < opened.size()) {
        emptyBlocks = 0;
        block = opened;
      } else if (place.window() > 0) {
        throw foreign(cursor);
      } else {
        skipEmptyBlock();
      }
      startAhead(plan.after(aheadAt));
    }
  }

  private void skipEmptyBlock() {
    DataCursor after = plan.after(place);
    emptyBlocks++;
    // Orders differ between epochs, so only the end of one tells that all of it was empty.
    if (after.epoch() > place.epoch() && emptyBlocks >= plan.blocks()) {
      throw new PixelException(
          "the training text holds no window that is long enough (%d were too short);"
                  .formatted(tally.counts().droppedWindows())
              + " give more text, or lower min_patches");
    }
    place = after;
  }

  private void moveOn() {
    if (place.window() + 1 < block.size()) {
      place = place.nextWindow();
    } else {
      place = plan.after(place);
      block = null;
    }
  }

  private Block awaitAhead() {
    return new Block(RenderingThreads.await(ahead), plan, aheadAt.epoch(), aheadAt.block());
  }

  private void startAhead(DataCursor at) {
    aheadAt = at;
    ahead = threads.start(at.epoch(), at.block(), plan.shards(at.epoch(), at.block()));
  }

  private static PixelException foreign(DataCursor cursor) {
    return new PixelException(
        "the place to go on from (%s) is not in this data; restore data and configuration, or start a"
                .formatted(cursor)
            + " new run");
  }
}
