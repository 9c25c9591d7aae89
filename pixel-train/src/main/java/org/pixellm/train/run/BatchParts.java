// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pixellm.plugins.model.PatchBatch;

/**
 * Cuts a batch into parts with about as many real patches each: the longest row goes first, always
 * to the part that has least. Equal batches are cut alike, and rows keep their order.
 */
final class BatchParts {
  private BatchParts() {}

  /**
   * The parts of a batch.
   *
   * @param most how many parts, at least 1; there are never more than rows
   * @return parts of one row or more
   */
  static List<PatchBatch> cut(PatchBatch batch, int most) {
    int count = Math.min(most, batch.size());
    if (count == 1) {
      return List.of(batch);
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      rows.add(new ArrayList<>());
    }
    long[] patches = new long[count];
    IntStream.range(0, batch.size())
        .boxed()
        .sorted(Comparator.comparing(row -> -batch.length(row)))
        .forEach(
            row -> {
              int least = least(patches);
              patches[least] += batch.length(row);
              rows.get(least).add(row);
            });
    return rows.stream().map(part -> take(batch, part)).toList();
  }

  private static int least(long[] patches) {
    int least = 0;
    for (int part = 1; part < patches.length; part++) {
      if (patches[part] < patches[least]) {
        least = part;
      }
    }
    return least;
  }

  private static PatchBatch take(PatchBatch batch, List<Integer> chosen) {
    int[] rows = chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
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
