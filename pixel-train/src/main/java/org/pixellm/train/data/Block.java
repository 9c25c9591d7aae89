// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.List;

/** The windows of a block in the order of their use, and what was lost. Used by one thread. */
final class Block {
  private final List<Window> windows;
  private final List<RenderedShard> shards;

  /** Takes the windows; of the shards only the counts are kept. */
  Block(List<RenderedShard> shards, BlockPlan plan, long epoch, long block) {
    List<Window> inOrder = new ArrayList<>();
    this.shards = new ArrayList<>();
    for (RenderedShard shard : shards) {
      inOrder.addAll(shard.windows());
      this.shards.add(shard.withoutWindows());
    }
    windows = new ArrayList<>(inOrder.size());
    for (int place : plan.windowOrder(epoch, block, inOrder.size())) {
      windows.add(inOrder.get(place));
    }
  }

  int size() {
    return windows.size();
  }

  /** Patches of a window that was not taken yet. */
  int patches(int index) {
    return windows.get(index).patchCount();
  }

  /** Hands a window over; the block forgets it, so that its memory is free once it is used. */
  Window take(int index) {
    return windows.set(index, null);
  }

  /** How much of the block's text could be drawn. */
  Coverage coverage() {
    return shards.stream().map(RenderedShard::coverage).reduce(Coverage.NONE, Coverage::plus);
  }

  /** The shards' counts, without windows. */
  List<RenderedShard> counts() {
    return shards;
  }
}
