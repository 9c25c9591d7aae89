// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.ClusterDrawing;
import org.pixellm.plugins.render.ShapedText;

class WordCacheTest {
  private final List<String> shaped = new ArrayList<>();

  private ShapedText shape(String word, boolean rightToLeft) {
    shaped.add(word + (rightToLeft ? "<" : ">"));
    return new ShapedText.Builder(1)
        .add(0, word.length(), rightToLeft, true, ClusterDrawing.blank(word.length()))
        .build(rightToLeft);
  }

  @Test
  void aWordIsShapedOnceWhereverItStands() {
    WordCache cache = new WordCache(64, this::shape);
    ShapedText first = cache.get("the cat", 0, 3, false);
    assertSame(first, cache.get("on the mat", 3, 6, false));
    assertEquals(List.of("the>"), shaped);
  }

  @Test
  void directionsAndLengthsAreToldApart() {
    WordCache cache = new WordCache(64, this::shape);
    cache.get("aba", 0, 2, false);
    cache.get("aba", 0, 2, true);
    cache.get("aba", 0, 3, false);
    cache.get("aba", 1, 3, false);
    assertEquals(List.of("ab>", "ab<", "aba>", "ba>"), shaped);
  }

  @Test
  void aFullCacheStillAnswersRightly() {
    WordCache cache = new WordCache(2, this::shape);
    for (int round = 0; round < 3; round++) {
      for (String word : List.of("a", "bb", "ccc", "dddd")) {
        assertEquals(word.length(), cache.get(word, 0, word.length(), false).width());
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new WordCache(3, this::shape));
  }
}
