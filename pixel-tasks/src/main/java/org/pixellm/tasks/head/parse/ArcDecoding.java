// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import java.util.Locale;
import org.pixellm.tasks.head.tree.ArcDecoder;
import org.pixellm.tasks.head.tree.ChuLiuEdmonds;
import org.pixellm.tasks.head.tree.Eisner;
import org.pixellm.tasks.head.tree.GreedyArcs;

/** What the heads of a sentence must be together. */
public enum ArcDecoding {
  /** Nothing: the best of each word, as the original takes them. */
  GREEDY(false),
  /** A tree with one root and no crossing arcs. */
  PROJECTIVE(true),
  /** A tree with one root. */
  TREE(true);

  private final boolean legal;

  ArcDecoding(boolean legal) {
    this.legal = legal;
  }

  /** Whether the heads form a tree with one root. */
  boolean legal() {
    return legal;
  }

  ArcDecoder decoder() {
    return switch (this) {
      case GREEDY -> new GreedyArcs();
      case PROJECTIVE -> new Eisner();
      case TREE -> new ChuLiuEdmonds();
    };
  }

  /** The name in {@code config.json}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
