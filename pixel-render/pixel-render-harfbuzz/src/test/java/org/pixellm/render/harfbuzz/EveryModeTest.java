// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.mode.BigramsConfig;
import org.pixellm.render.core.mode.BigramsMode;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.core.mode.MonoConfig;
import org.pixellm.render.core.mode.MonoMode;
import org.pixellm.render.core.mode.WordsConfig;
import org.pixellm.render.core.mode.WordsMode;
import org.pixellm.render.samples.OddTextCheck;
import org.pixellm.render.samples.OddTexts;

/** What holds for every mode, kind of input and text, however odd, in real fonts. */
class EveryModeTest {
  private static final int TEXTS = 200;
  private static final int LONGEST = 60;

  private static Map<String, LayoutMode> modes() {
    Map<String, LayoutMode> modes = new LinkedHashMap<>();
    modes.put("continuous", new ContinuousMode(ContinuousConfig.defaults()));
    modes.put("words", new WordsMode(WordsConfig.defaults()));
    modes.put("mono", new MonoMode(MonoConfig.defaults()));
    modes.put("shaped bigrams", new BigramsMode(new BigramsConfig(BigramsConfig.Kind.SHAPED)));
    modes.put("isolated bigrams", new BigramsMode(new BigramsConfig(BigramsConfig.Kind.ISOLATED)));
    return modes;
  }

  @TestFactory
  Stream<DynamicTest> harfbuzz() {
    return modes().entrySet().stream()
        .map(mode -> DynamicTest.dynamicTest(mode.getKey(), () -> harfbuzz(mode.getValue())));
  }

  private static void harfbuzz(LayoutMode mode) {
    check(new OddTextCheck(new HarfBuzzRendererFactory().create(HarfBuzzConfig.defaults(), mode)));
  }

  @TestFactory
  Stream<DynamicTest> awt() {
    return modes().entrySet().stream()
        .map(
            mode ->
                DynamicTest.dynamicTest(
                    mode.getKey(), () -> check(new OddTextCheck(Renderers.awt(mode.getValue())))));
  }

  private static void check(OddTextCheck check) {
    OddTexts texts = new OddTexts(20261126, LONGEST);
    for (int i = 0; i < TEXTS; i++) {
      switch (i % 3) {
        case 0 -> check.drawEveryWay(TextInput.of(texts.next()));
        case 1 -> check.drawEveryWay(new TextInput.Pair(texts.next(), texts.next()));
        default -> check.drawEveryWay(new TextInput.Words(words(texts)));
      }
    }
  }

  private static List<String> words(OddTexts texts) {
    String text = texts.next();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < text.length(); i += 7) {
      words.add(text.substring(i, Math.min(text.length(), i + 7)));
    }
    words.add(""); // so that there is one, and because some lists have such
    return words;
  }
}
