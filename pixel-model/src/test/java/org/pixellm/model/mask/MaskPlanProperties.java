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

  private record Case(MaskPlan plan, List<BitSet> hidden, List<Integer> lengths) {}

  /** As a step makes it: a share of each text, at least one hidden and one seen. */
  private static Case example(
      List<Integer> texts, int padding, boolean packing, double ratio, long seed) {
    int[] lengths = texts.stream().mapToInt(Integer::intValue).toArray();
    int patches = Arrays.stream(lengths).max().orElseThrow() + padding;
    SplittableRandom random = new SplittableRandom(seed);
    List<BitSet> hidden = new ArrayList<>();
    for (int length : lengths) {
      int count = (int) Math.max(1, Math.min(length - 1, Math.round(ratio * length)));
      hidden.add(new SinglePatches().sample(length, count, random));
    }
    MaskPlan plan =
        packing
            ? MaskPlan.packing(hidden, lengths)
            : MaskPlan.rectangular(hidden, patches, lengths);
    return new Case(plan, hidden, texts);
  }

  @Property
  void restoreInvertsTheOrder(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @IntRange(max = 5) int padding,
      @ForAll boolean packing,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    MaskPlan plan = example(texts, padding, packing, ratio, seed).plan();
    long[] restore = plan.restore();
    long[] all = plan.allPlaces();
    assertEquals(plan.allPatches(), restore.length);
    BitSet found = new BitSet();
    int first = 0;
    for (int text = 0; text < plan.texts(); text++) {
      for (int place = 0; place < plan.patches(text); place++) {
        int index = Math.toIntExact(restore[first + place]);
        found.set(index);
        assertEquals(place, plan.place(text, index - first));
        assertEquals(place, all[index]);
      }
      first += plan.patches(text);
    }
    assertEquals(plan.allPatches(), found.cardinality(), "every index once");
  }

  @Property
  void hiddenAndVisibleTogetherAreTheText(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @IntRange(max = 5) int padding,
      @ForAll boolean packing,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    Case c = example(texts, padding, packing, ratio, seed);
    MaskPlan plan = c.plan();
    BitSet[] hidden = new BitSet[plan.texts()];
    Arrays.setAll(hidden, row -> new BitSet());
    plan.forEachHiddenReal((row, place) -> hidden[row].set(place));
    BitSet[] visible = new BitSet[plan.texts()];
    Arrays.setAll(visible, row -> new BitSet());
    plan.forEachVisible((row, place) -> visible[row].set(place));
    int realHidden = 0;
    for (int row = 0; row < plan.texts(); row++) {
      assertEquals(c.hidden().get(row), hidden[row], "hidden of row " + row);
      realHidden += hidden[row].cardinality();
      BitSet seen = (BitSet) visible[row].clone();
      seen.clear(c.lengths().get(row), Integer.MAX_VALUE);
      assertTrue(seen.cardinality() > 0, "something is seen");
      assertFalse(seen.intersects(hidden[row]), "seen and hidden");
      seen.or(hidden[row]);
      BitSet text = new BitSet();
      text.set(0, c.lengths().get(row));
      assertEquals(text, seen, "all of the text");
    }
    assertEquals(realHidden, plan.allHiddenReal());
    boolean showsPadding = false;
    for (int row = 0; row < visible.length; row++) {
      showsPadding |= visible[row].length() > c.lengths().get(row);
    }
    assertEquals(showsPadding, plan.seesPadding());
  }

  @Property
  void packedTextsHaveNoPaddingAndTheLongestComesFirst(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    MaskPlan plan = example(texts, 0, true, ratio, seed).plan();
    assertFalse(plan.padded());
    assertFalse(plan.seesPadding());
    BitSet rows = new BitSet();
    for (int text = 0; text < plan.texts(); text++) {
      rows.set(plan.row(text));
      assertEquals(texts.get(plan.row(text)), plan.length(text));
      assertEquals(plan.length(text), plan.visible(text) + plan.hidden(text));
      assertTrue(text == 0 || plan.length(text) <= plan.length(text - 1), "sorted");
    }
    assertEquals(texts.size(), rows.cardinality(), "every row once");
  }

  @Property
  void rectanglesArePaddedToTheirLongest(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 2, max = 60) Integer> texts,
      @ForAll @IntRange(max = 5) int padding,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double ratio,
      @ForAll long seed) {
    MaskPlan plan = example(texts, padding, false, ratio, seed).plan();
    int patches = texts.stream().mapToInt(Integer::intValue).max().orElseThrow() + padding;
    assertTrue(plan.isRectangle());
    assertEquals(patches * texts.size(), plan.allPatches());
    assertEquals(texts.stream().anyMatch(n -> n < patches), plan.padded());
  }

  @Example
  void aPlanThatShowsNothingOrEverythingIsRefused() {
    int[][] order = {{0, 1, 2}};
    int[] lengths = {3};
    assertThrows(IllegalArgumentException.class, () -> new MaskPlan(order, 0, lengths));
    assertThrows(IllegalArgumentException.class, () -> new MaskPlan(order, 3, lengths));
  }
}
