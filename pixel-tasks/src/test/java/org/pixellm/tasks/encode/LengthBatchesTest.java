// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LengthBatchesTest {

  @Property(tries = 300)
  void everyTextIsInOneBatchAndBatchesKeepTheirBound(
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 50) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 200) int most) {
    int[] lengths = sizes.stream().mapToInt(Integer::intValue).toArray();
    List<List<Integer>> batches = LengthBatches.of(lengths, most);
    assertEquals(
        IntStream.range(0, lengths.length).boxed().toList(),
        batches.stream().flatMap(List::stream).sorted().toList());
    int before = Integer.MAX_VALUE;
    for (List<Integer> batch : batches) {
      int longest = batch.stream().mapToInt(i -> lengths[i]).max().orElseThrow();
      assertTrue(batch.size() == 1 || longest * batch.size() <= most);
      assertTrue(longest <= before, "the longest come first");
      before = batch.stream().mapToInt(i -> lengths[i]).min().orElseThrow();
    }
  }
}
