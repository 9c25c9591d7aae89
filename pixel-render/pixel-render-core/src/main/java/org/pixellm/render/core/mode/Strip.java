// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.TextPosition;

/** A strip that grows to the right. */
final class Strip {
  private final List<PlacedRun> runs = new ArrayList<>();
  private final List<Integer> separators = new ArrayList<>(2);
  private int next;

  /** The patch at which the next thing may start. */
  int next() {
    return next;
  }

  /** Adds a text; the next thing starts after it. */
  void add(TextBlock.Placed placed) {
    runs.add(placed.run());
    next = placed.nextPatch();
  }

  /** Adds a text with a separator after it. */
  void addSeparated(TextBlock.Placed placed) {
    runs.add(placed.run());
    separateAt(placed.nextPatch());
  }

  void separateAt(int patch) {
    separators.add(patch);
    next = patch + 1;
  }

  PatchLayout finish(TextPosition end, boolean complete) {
    return new PatchLayout(next, runs, separators, end, complete);
  }
}
