// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SamplerProperties {

  @Property
  void spansHideExactlyTheCount(
      @ForAll @IntRange(min = 2, max = 200) int patches,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll long seed) {
    assertHidesExactly(new Spans(ratio), patches, share, seed);
  }

  @Property
  void singlePatchesHideExactlyTheCount(
      @ForAll @IntRange(min = 2, max = 200) int patches,
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll long seed) {
    assertHidesExactly(new SinglePatches(), patches, share, seed);
  }

  private static void assertHidesExactly(
      MaskSampler sampler, int patches, double share, long seed) {
    int count = 1 + (int) (share * (patches - 2));
    BitSet hidden = sampler.sample(patches, count, new SplittableRandom(seed));
    assertEquals(count, hidden.cardinality());
    assertTrue(hidden.length() <= patches, "a patch beyond the text");
    assertTrue(hidden.nextClearBit(0) < patches, "nothing is left to see");
    assertEquals(
        hidden, sampler.sample(patches, count, new SplittableRandom(seed)), "same randomness");
  }

  /** Each of the 20 ways to hide 3 of 6 patches, within 4.5 standard errors. */
  @Example
  void everySetOfSinglePatchesIsEquallyLikely() {
    int draws = 40_000;
    Map<BitSet, Integer> counts = new HashMap<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < draws; i++) {
      counts.merge(new SinglePatches().sample(6, 3, random), 1, Integer::sum);
    }
    assertEquals(20, counts.size());
    double error = Math.sqrt(draws * 0.05 * 0.95);
    counts.forEach(
        (set, count) ->
            assertTrue(Math.abs(count - draws * 0.05) < 4.5 * error, set + " " + count + " times"));
  }

  /** At the paper's ratio most hidden patches stand in spans, unlike single ones. */
  @Example
  void spansStandTogether() {
    assertTrue(meanRun(new Spans(0.25)) > 2.3, "spans");
    assertTrue(meanRun(new SinglePatches()) < 1.5, "single patches");
  }

  private static double meanRun(MaskSampler sampler) {
    SplittableRandom random = new SplittableRandom(4);
    double runs = 0;
    for (int i = 0; i < 500; i++) {
      BitSet hidden = sampler.sample(100, 25, random);
      runs += hidden.stream().filter(p -> p == 0 || !hidden.get(p - 1)).count();
    }
    return 500 * 25 / runs;
  }
}
