// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MaskPlanProperties {

  private record Case(MaskPlan plan, List<BitSet> hidden, List<Integer> lengths, int patches) {}

  /** As a step makes it: a share of each text, at least one hidden and one seen. */
  private static Case example(List<Integer> texts, int padding, double ratio, long seed) {
    int[] lengths = texts.stream().mapToInt(Integer::intValue).toArray();
    int patches = Arrays.stream(lengths).max().orElseThrow() + padding;
    SplittableRandom random = new SplittableRandom(seed);
    List<BitSet> hidden = new ArrayList<>();
    for (int length : lengths) {
      int count = (int) Math.max(1, Math.min(length - 1, Math.round(ratio * length)));
      hidden.add(new SinglePatches().sample(length, count, random));
    }
    return new Case(MaskPlan.hiding(hidden, patches, lengths), hidden, texts, patches);
  }

  @Property
  void restoreInvertsTheOrder(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @IntRange(max = 5) int padding,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    Case c = example(texts, padding, ratio, seed);
    long[] restore = c.plan().restore();
    for (int row = 0; row < c.plan().rows(); row++) {
      BitSet found = new BitSet();
      for (int place = 0; place < c.patches(); place++) {
        int index = Math.toIntExact(restore[row * c.patches() + place]);
        found.set(index);
        if (index < c.plan().visible()) {
          assertEquals(place, c.plan().place(row, index));
        }
      }
      assertEquals(c.patches(), found.cardinality(), "every index once");
    }
  }

  @Property
  void hiddenAndVisibleTogetherAreTheText(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @IntRange(max = 5) int padding,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    Case c = example(texts, padding, ratio, seed);
    MaskPlan plan = c.plan();
    BitSet[] hidden = new BitSet[plan.rows()];
    Arrays.setAll(hidden, row -> new BitSet());
    long before = -1;
    for (long index : plan.hiddenReal()) {
      assertTrue(index > before, "ascending");
      before = index;
      hidden[(int) (index / c.patches())].set((int) (index % c.patches()));
    }
    boolean padded = false;
    for (int row = 0; row < plan.rows(); row++) {
      assertEquals(c.hidden().get(row), hidden[row], "hidden of row " + row);
      BitSet visible = new BitSet();
      for (int i = 0; i < plan.visible(); i++) {
        int place = plan.place(row, i);
        assertEquals(place, plan.places()[row * plan.visible() + i]);
        assertEquals(place < c.lengths().get(row), plan.real(row, i));
        padded |= !plan.real(row, i);
        if (plan.real(row, i)) {
          visible.set(place);
        }
      }
      assertFalse(visible.intersects(hidden[row]), "seen and hidden");
      assertTrue(visible.cardinality() > 0, "something is seen");
      visible.or(hidden[row]);
      BitSet text = new BitSet();
      text.set(0, c.lengths().get(row));
      assertEquals(text, visible, "all of the text");
    }
    assertEquals(padded, plan.seesPadding());
    assertEquals(c.lengths().stream().anyMatch(n -> n < c.patches()), plan.padded());
  }

  @Example
  void aPlanThatShowsNothingOrEverythingIsRefused() {
    int[][] order = {{0, 1, 2}};
    int[] lengths = {3};
    assertThrows(IllegalArgumentException.class, () -> new MaskPlan(order, 0, lengths));
    assertThrows(IllegalArgumentException.class, () -> new MaskPlan(order, 3, lengths));
  }
}
