// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Shard;

/**
 * How many windows a source makes, by a look at some of its shards. Bytes will not do: a byte of
 * Devanagari in UTF-8 is drawn less than half as wide as one of Latin, so that shares by bytes
 * would not be shares of what a model sees.
 *
 * @param windows of all shards, above 0; exact if all were looked at
 * @param windowBytes mean bytes of a window's pixels
 */
record SourceSample(double windows, double windowBytes) {
  /** Some hundred windows, at 4 kB a shard: languages are far more even than files of one are. */
  private static final int MOST_SHARDS = 16;

  /**
   * Looks at shards, evenly over all.
   *
   * @param name the source's, for the message
   * @throws PixelException if there is no window in what was looked at
   */
  static SourceSample of(String name, ShardSet shards, ShardRenderer renderer) {
    int looked = (int) Math.min(MOST_SHARDS, shards.size());
    long textBytes = 0;
    long windows = 0;
    long dropped = 0;
    long windowBytes = 0;
    for (int i = 0; i < looked; i++) {
      Shard shard = shards.get(i * shards.size() / looked);
      RenderedShard rendered = renderer.render(shard);
      textBytes += shard.end() - shard.start();
      windows += rendered.windows().size();
      dropped += rendered.dropped();
      for (Window window : rendered.windows()) {
        windowBytes += window.bytes();
      }
    }
    if (windows == 0) {
      throw new PixelException(
          "data.sources.%s: no window in %d of its %d shards is long enough (%d were too short);"
                  .formatted(name, looked, shards.size(), dropped)
              + " give more text, or lower data.min_patches");
    }
    double all =
        looked == shards.size()
            ? windows
            : (double) windows / Math.max(1, textBytes) * shards.bytes();
    return new SourceSample(Math.max(1, all), (double) windowBytes / windows);
  }
}
