// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.plugins.model.PatchBatch;

/** Cuts a batch into parts, as {@link RowParts} says. Equal batches are cut alike. */
final class BatchParts {
  private BatchParts() {}

  /**
   * The parts of a batch.
   *
   * @param most how many parts, at least 1; there are never more than rows
   * @return parts of one row or more
   */
  static List<PatchBatch> cut(PatchBatch batch, int most) {
    if (Math.min(most, batch.size()) == 1) {
      return List.of(batch);
    }
    int[] lengths = IntStream.range(0, batch.size()).map(batch::length).toArray();
    return RowParts.of(lengths, most).stream().map(rows -> take(batch, rows)).toList();
  }

  private static PatchBatch take(PatchBatch batch, int[] rows) {
    int[] lengths = Arrays.stream(rows).map(batch::length).toArray();
    int patches = Arrays.stream(lengths).sum();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(patches, batch.patchLength()));
    for (int row : rows) {
      int from = batch.start(row) * batch.patchLength();
      bytes.put(batch.bytes(), from, batch.length(row) * batch.patchLength());
    }
    return PatchBatch.ofRows(bytes.array(), lengths, batch.patchLength());
  }
}
