// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.render.core.StripRenderer;
import org.pixellm.render.core.mode.BigramsConfig;
import org.pixellm.render.core.mode.BigramsMode;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.mode.MonoConfig;
import org.pixellm.render.core.mode.MonoMode;
import org.pixellm.render.core.mode.WordsConfig;
import org.pixellm.render.core.mode.WordsMode;

/** Windows of running text under the layout modes that there are. */
class PassageModesPropertyTest {

  @Provide
  Arbitrary<LayoutMode> modes() {
    return Arbitraries.of(
        new ContinuousMode(ContinuousConfig.defaults()),
        new WordsMode(WordsConfig.defaults()),
        new MonoMode(MonoConfig.defaults()),
        new BigramsMode(new BigramsConfig(BigramsConfig.Kind.ISOLATED)),
        new BigramsMode(new BigramsConfig(BigramsConfig.Kind.SHAPED)));
  }

  @Provide
  Arbitrary<List<String>> prose() {
    Arbitrary<String> piece =
        Arbitraries.of(
            " ",
            "  ",
            "\n",
            "\u00A0",
            "\u3000",
            "a",
            "word ",
            "fine",
            " off, ",
            "e\u0301",
            "\u6F22\u5B57",
            "\uD83D\uDE42",
            "\u0633\u0644\u0627\u0645 ",
            "\u05E9\u05DC\u05D5\u05DD",
            " 1 2",
            "looooooooooooooooooooooooong");
    return piece.list().ofMaxSize(70).map(pieces -> String.join("", pieces)).list().ofMaxSize(4);
  }

  @Property(tries = 600)
  void noTextIsLostOrRepeated(
      @ForAll("modes") LayoutMode mode,
      @ForAll("prose") List<String> examples,
      @ForAll @IntRange(min = 5, max = 40) int maxPatches) {
    StripRenderer renderer = new StripRenderer(new BlockBackend("blocks", 9), mode);
    PassageWindows cutter = new PassageWindows(renderer, maxPatches, examples.iterator());
    StringBuilder seen = new StringBuilder();
    while (cutter.hasNext()) {
      DrawnPassage window = cutter.next();
      Alignment alignment = window.picture().alignment();
      assertTrue(window.picture().patchCount() <= maxPatches);
      assertTrue(alignment.complete(), window.text());
      assertEquals(window.text().length(), alignment.drawnEnd(0));
      for (int i = 0; i < window.text().length(); i++) {
        assertTrue(alignment.patchesOf(0, i).isPresent(), window.text() + " at " + i);
      }
      seen.append(window.text());
    }
    assertEquals(0, cutter.unfit());
    assertEquals(visible(String.join("", examples)), visible(seen.toString()));
  }

  /** Words of one width, so that a window that holds fewer than it could is seen. */
  @Property(tries = 50)
  void windowsAreFilledWithWholeWords(
      @ForAll("modes") LayoutMode mode, @ForAll @IntRange(min = 12, max = 40) int maxPatches) {
    StripRenderer renderer = new StripRenderer(new BlockBackend("blocks", 9), mode);
    PassageWindows cutter =
        new PassageWindows(renderer, maxPatches, List.of("word ".repeat(300)).iterator());
    int words = 0;
    int first = 0;
    while (cutter.hasNext()) {
      String text = cutter.next().text();
      int here = text.split(" ").length;
      assertEquals("word ".repeat(here).strip(), text);
      first = first == 0 ? here : first;
      assertTrue(here == first || !cutter.hasNext(), here + " words, not " + first);
      words += here;
    }
    assertEquals(300, words);
  }

  private static String visible(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
