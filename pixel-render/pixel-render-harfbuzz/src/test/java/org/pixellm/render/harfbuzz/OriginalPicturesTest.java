// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.render.TextRenderer;

/** Our strips beside those of the original renderer, pixel by pixel. */
class OriginalPicturesTest {
  /** Latin text is drawn as the original draws it, every pixel of it. */
  private static final double SAME = 0;

  /** FreeType 2.14 keeps marks apart from their letters, 2.12 did not: measured 0.166 and 1.385. */
  private static final Map<String, Double> MARKS_STAND_HIGHER =
      Map.of("german", 0.17, "combining", 1.39);

  private final TextRenderer renderer = Renderers.harfbuzz();
  private final Map<String, OriginalPicture> pictures = OriginalPicture.all();

  private Stream<String> latin() {
    return pictures.entrySet().stream()
        .filter(entry -> entry.getValue().input.stream().allMatch(OriginalPicturesTest::isLatin))
        .map(Map.Entry::getKey);
  }

  private static boolean isLatin(String text) {
    return text.codePoints().allMatch(c -> c < 0x370 || (c >= 0x2000 && c < 0x2070));
  }

  @TestFactory
  Stream<DynamicTest> latinIsTheOriginals() {
    assertEquals(17, latin().count());
    return latin()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      OriginalPicture original = pictures.get(name);
                      double tolerance = MARKS_STAND_HIGHER.getOrDefault(name, SAME);
                      double difference =
                          OriginalPicture.difference(
                              name, renderer.render(original.textInput(), original.maxPatches));
                      assertEquals(0, difference, tolerance);
                    }));
  }
}
