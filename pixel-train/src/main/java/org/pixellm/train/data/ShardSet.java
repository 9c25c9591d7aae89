// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import org.pixellm.plugins.data.Shard;

/** Shards by number. Immutable; implementations need not hold them in memory. */
interface ShardSet {

  /** How many shards. */
  long size();

  /**
   * A shard.
   *
   * @param index 0 to {@code size() - 1}
   */
  Shard get(long index);

  /** Bytes of all shards together; for a part of a corpus a good estimate is enough. */
  long bytes();
}
