// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.BlockBackend;
import org.pixellm.render.core.StripRenderer;

/** Letters are 10 pixels wide here and spaces 4; a patch is 16, unless a test says otherwise. */
class GridModesTest {
  private static final int ROOM = 60;

  private static Alignment draw(LayoutMode mode, int patchSize, TextInput input) {
    BlockBackend backend =
        new BlockBackend() {
          @Override
          public int patchSize() {
            return patchSize;
          }
        };
    return new StripRenderer(backend, mode).render(input, ROOM).alignment();
  }

  private static List<Integer> firstPatches(Alignment alignment) {
    return alignment.clusters().stream().map(Cluster::firstPatch).toList();
  }

  @Test
  void wordsStartAtPatchBoundaries() {
    Alignment words = draw(new WordsMode(WordsConfig.defaults()), 16, TextInput.of("ab c def"));
    assertEquals(new Alignment.PatchRange(0, 2), words.patchesOfWord(0));
    assertEquals(new Alignment.PatchRange(2, 3), words.patchesOfWord(1));
    assertEquals(new Alignment.PatchRange(3, 5), words.patchesOfWord(2));
    assertArrayEquals(new int[] {5}, words.separators());
  }

  @Test
  void monospacedLettersAreTwoToAPatch() {
    Alignment mono = draw(new MonoMode(MonoConfig.defaults()), 16, TextInput.of("ab cde"));
    assertEquals(List.of(0, 0, 1, 1, 2, 2), firstPatches(mono));
    assertArrayEquals(new int[] {3}, mono.separators());
  }

  @Test
  void monospacedLettersAreTwoToAPatchOfOddSizeToo() {
    Alignment mono =
        draw(new MonoMode(MonoConfig.defaults()), 25, TextInput.of("abcdefghijklmnopqrst"));
    for (int letter = 0; letter < 20; letter++) {
      assertEquals(letter / 2, mono.clusters().get(letter).firstPatch(), "letter " + letter);
    }
  }

  @Test
  void bigramsOfShapedWordsTakeThePatchesThatTheyNeed() {
    BigramsMode shaped = new BigramsMode(new BigramsConfig(BigramsConfig.Kind.SHAPED));
    // Two letters of 10 pixels do not fit into a patch of 16, but into one of 20.
    assertEquals(List.of(0, 0, 2, 3), lettersOf(draw(shaped, 16, TextInput.of("abc d"))));
    assertEquals(List.of(0, 0, 1, 2), lettersOf(draw(shaped, 20, TextInput.of("abc d"))));
  }

  /** First patches of the clusters that are no white space. */
  private static List<Integer> lettersOf(Alignment alignment) {
    return alignment.clusters().stream()
        .filter(c -> alignment.wordOf(c.part(), c.start()).isPresent())
        .map(Cluster::firstPatch)
        .toList();
  }

  @Test
  void bigramsOfCodePointsDrawEachAlone() {
    BigramsMode isolated = new BigramsMode(new BigramsConfig(BigramsConfig.Kind.ISOLATED));
    // A ligature when shaped, and a letter with its mark, which are code points of their own here.
    Alignment alignment = draw(isolated, 20, TextInput.of("fie\u0301"));
    assertEquals(List.of(0, 0, 1, 1), lettersOf(alignment));
    assertEquals(4, alignment.clusters().size());
  }
}
