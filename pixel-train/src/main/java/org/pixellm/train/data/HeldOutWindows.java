// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pixellm.plugins.model.PatchBatch;

/** The fixed windows that a run is measured on, taken evenly over the held-out shards. */
final class HeldOutWindows {
  private final ShardSet shards;
  private final ShardRenderer renderer;
  private final int mostWindows;

  HeldOutWindows(ShardSet shards, ShardRenderer renderer, int mostWindows) {
    this.shards = shards;
    this.renderer = renderer;
    this.mostWindows = mostWindows;
  }

  /**
   * Equal on every call: batches of windows sorted by length; of counted windows the last may be
   * few.
   */
  List<PatchBatch> batches(BatchRule rule) {
    List<Window> windows = windows();
    windows.sort(Comparator.comparingInt(Window::patchCount));
    return rule.cut(windows).stream().map(WindowBatch::of).toList();
  }

  private List<Window> windows() {
    int used = (int) Math.min(shards.size(), mostWindows);
    if (used == 0) {
      return new ArrayList<>();
    }
    // Short shards may leave others to give more than their share.
    int share = (mostWindows - 1) / used + 1;
    while (true) {
      List<List<Window>> byShard = new ArrayList<>(used);
      boolean more = false;
      int total = 0;
      for (int i = 0; i < used; i++) {
        long index = i * shards.size() / used;
        List<Window> windows = renderer.render(shards.get(index), share).windows();
        more |= windows.size() == share;
        total += windows.size();
        byShard.add(windows);
      }
      if (total >= mostWindows || !more) {
        return inTurn(byShard);
      }
      share = Math.multiplyExact(2, share);
    }
  }

  /** The first of each shard, then the second of each, until there are enough. */
  private List<Window> inTurn(List<List<Window>> byShard) {
    List<Window> chosen = new ArrayList<>();
    boolean more = true;
    for (int turn = 0; more; turn++) {
      more = false;
      for (List<Window> windows : byShard) {
        if (turn < windows.size() && chosen.size() < mostWindows) {
          chosen.add(windows.get(turn));
          more = true;
        }
      }
    }
    return chosen;
  }
}
