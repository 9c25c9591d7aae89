// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.util.List;
import org.pixellm.plugins.data.Shard;

/** Which shards are rendered together. Immutable; computed, not stored. */
interface BlockShards {

  /** Blocks of an epoch, at least 1. */
  long blocks();

  /**
   * The shards of a block.
   *
   * @param epoch from 0
   * @param block 0 to {@code blocks() - 1}
   */
  List<Shard> of(long epoch, long block);
}
