// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;

class PassageWindowsPropertyTest {
  private final FakeRenderer renderer = new FakeRenderer();

  /** Draws texts that are mostly broad signs half as far: what fits depends on the text's end. */
  private static final class ByMajority extends FakeRenderer {
    @Override
    public RenderedText render(TextInput input, int maxPatches) {
      String text = input.parts().get(0);
      long broad = text.codePoints().filter(point -> point >= 0x2E80).count();
      boolean most = 2 * broad > text.codePoints().count();
      return super.render(input, most ? Math.max(2, maxPatches / 2) : maxPatches);
    }
  }

  private List<String> windows(List<String> examples, int maxPatches) {
    return windows(renderer, examples, maxPatches);
  }

  private static List<String> windows(
      FakeRenderer renderer, List<String> examples, int maxPatches) {
    PassageWindows cutter = new PassageWindows(renderer, maxPatches, examples.iterator());
    List<String> windows = new ArrayList<>();
    while (cutter.hasNext()) {
      RenderedText window = cutter.next().picture();
      assertTrue(window.alignment().complete());
      assertTrue(window.patchCount() <= maxPatches);
      windows.add(FakeRenderer.read(window));
    }
    return windows;
  }

  @Provide
  Arbitrary<List<String>> prose() {
    Arbitrary<String> word =
        Arbitraries.strings().withChars("abcilWtü").ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> sentence = word.list().ofMaxSize(60).map(words -> String.join(" ", words));
    return sentence.list().ofMaxSize(12);
  }

  @Property(tries = 300)
  void noWordIsCutAndWindowsAreFull(
      @ForAll("prose") List<String> examples,
      @ForAll @IntRange(min = 12, max = 60) int maxPatches) {
    List<String> windows = windows(examples, maxPatches);
    List<String> words = words(String.join(" ", examples));
    assertEquals(words, words(String.join(" ", windows)));
    int used = 0;
    for (String window : windows.subList(0, Math.max(0, windows.size() - 1))) {
      used += words(window).size();
      String longer = window + " " + words.get(used);
      assertFalse(renderer.render(TextInput.of(longer), maxPatches).alignment().complete());
    }
  }

  @Provide
  Arbitrary<List<String>> anything() {
    Arbitrary<String> piece =
        Arbitraries.of(
            " ",
            "  ",
            "\t",
            "\n",
            "\u3000",
            "\0",
            "word",
            "Wort",
            "漢字かな",
            "🙂",
            "e\u0301",
            "\uD83D",
            "\uDE42",
            "x\u0301\u0302",
            "loooooooooooooooooooooooooooooong",
            "\uE000");
    return piece.list().ofMaxSize(80).map(p -> String.join("", p)).list().ofMaxSize(5);
  }

  @Property(tries = 500)
  void nothingIsLostWhateverTheText(
      @ForAll("anything") List<String> examples, @ForAll @IntRange(min = 4, max = 40) int patches) {
    String expected = visible(String.join(" ", examples));
    assertEquals(expected, visible(String.join("", windows(examples, patches))));
  }

  @Property(tries = 300)
  void nothingIsLostWhereTheWholeTextDecidesHowItIsDrawn(
      @ForAll("anything") List<String> examples, @ForAll @IntRange(min = 4, max = 40) int patches) {
    String expected = visible(String.join(" ", examples));
    List<String> windows = windows(new ByMajority(), examples, patches);
    assertEquals(expected, visible(String.join("", windows)));
  }

  @Property(tries = 100)
  void windowsDoNotDependOnHowTextIsHandedIn(@ForAll("prose") List<String> examples) {
    assertEquals(windows(List.of(String.join(" ", examples)), 20), windows(examples, 20));
  }

  @Example
  void textWithoutSpacesFillsWindowsAfterASpace() {
    List<String> windows = windows(List.of("a " + "漢".repeat(100)), 20);
    // 19 patches hold 302 pixels: "a " takes 11, 22 signs of 13 pixels follow.
    assertEquals("a " + "漢".repeat(22), windows.get(0));
    assertEquals("漢".repeat(23), windows.get(1));
    // The same a little further on, but before half of the window: 10 letters take 64 pixels.
    assertEquals(
        "abcd abcd " + "漢".repeat(18), windows(List.of("abcd abcd " + "漢".repeat(100)), 20).get(0));
  }

  @Example
  void marksStayWithTheirLetter() {
    List<String> windows = windows(List.of("e\u0301".repeat(500)), 10);
    assertTrue(windows.size() > 10);
    assertTrue(windows.stream().allMatch(w -> w.startsWith("e\u0301") && w.endsWith("e\u0301")));
  }

  @Example
  void endlessMarksAreCutSomewhere() {
    String text = "e" + "\u0301".repeat(5000) + " end";
    PassageWindows cutter = new PassageWindows(renderer, 4, List.of(text).iterator());
    List<RenderedText> windows = new ArrayList<>();
    cutter.forEachRemaining(window -> windows.add(window.picture()));
    assertTrue(windows.size() > 1);
    assertTrue(FakeRenderer.read(windows.get(windows.size() - 1)).endsWith("end"));
  }

  @Example
  void characterWiderThanAWindowIsLeftOutAndCounted() {
    PassageWindows cutter = new PassageWindows(renderer, 4, List.of("a \uFDFD\uFDFD b").iterator());
    List<String> windows = new ArrayList<>();
    cutter.forEachRemaining(w -> windows.add(FakeRenderer.read(w.picture())));
    assertEquals(2, cutter.unfit());
    assertEquals("a b", String.join(" ", windows));
  }

  @Example
  void rendererIsNeverGivenMoreThanAWindowCanHold() {
    int[] longest = new int[1];
    int[] calls = new int[1];
    FakeRenderer watching =
        new FakeRenderer() {
          @Override
          public RenderedText render(TextInput input, int maxPatches) {
            longest[0] = Math.max(longest[0], input.parts().get(0).length());
            calls[0]++;
            return super.render(input, maxPatches);
          }
        };
    String text = "some words of a long text ".repeat(40_000);
    PassageWindows cutter = new PassageWindows(watching, 128, List.of(text).iterator());
    int windows = 0;
    for (; cutter.hasNext(); windows++) {
      cutter.next();
    }
    assertTrue(windows > 3000);
    assertTrue(longest[0] <= 128 * 16, "longest " + longest[0]);
    assertTrue(calls[0] <= 2.2 * windows, calls[0] + " calls for " + windows + " windows");
  }

  @Example
  void textIsTakenUpAsItIsNeeded() {
    int[] taken = new int[1];
    var endless = IntStream.iterate(0, i -> i + 1).peek(i -> taken[0]++).mapToObj(i -> "word " + i);
    PassageWindows cutter = new PassageWindows(renderer, 20, endless.iterator());
    for (int i = 0; i < 10; i++) {
      cutter.next();
    }
    assertTrue(taken[0] < 200, "examples taken: " + taken[0]);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
  }

  private static String visible(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c))
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
