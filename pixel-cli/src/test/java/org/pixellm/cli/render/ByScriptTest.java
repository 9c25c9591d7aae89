// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.Cluster;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.model.RendererSettings;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** Two back ends in one renderer: Arabic and Devanagari by one, the rest by the other. */
class ByScriptTest {
  private static final Map<String, Object> ARABIC = Map.of("name", "harfbuzz", "font_size", 12.0);
  private static final List<String> WORDS =
      List.of(
          "reads",
          "text",
          "pixels,",
          "42",
          "\u0633\u0644\u0627\u0645",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
          "\u0928\u092e\u0938\u094d\u0924\u0947",
          "\u6771\u4eac",
          "\ud83d\ude00",
          "e\u0301le\u0301ments");

  private final PluginCreator plugins =
      Guice.createInjector(new PluginsModule(ByScriptTest.class.getClassLoader()))
          .getInstance(PluginCreator.class);

  private TextRenderer byScript(String mode) {
    return plugins.renderer(
        new PluginChoice(
            "by-script", Map.of("scripts", Map.of("Arab", ARABIC, "Deva", "harfbuzz"))),
        PluginChoice.named(mode));
  }

  private TextRenderer alone(Map<String, Object> choice, String mode) {
    Map<String, Object> options = new HashMap<>(choice);
    String name = (String) options.remove("name");
    return plugins.renderer(new PluginChoice(name, options), PluginChoice.named(mode));
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return words;
  }

  private static TextInput input(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> TextInput.of(String.join(" ", words(random)));
      case 1 ->
          new TextInput.Pair(String.join(" ", words(random)), String.join(" ", words(random)));
      default -> new TextInput.Words(words(random));
    };
  }

  /**
   * Whatever is drawn is, to the pixel and the character, what one of the renderers draws; so every
   * law of alignments that they hold is held.
   */
  @ParameterizedTest
  @ValueSource(strings = {"continuous", "words", "mono", "bigrams"})
  void drawsWhatOneOfItsRenderersDraws(String mode) {
    TextRenderer renderer = byScript(mode);
    List<TextRenderer> delegates =
        List.of(
            alone(Map.of("name", "awt"), mode),
            alone(ARABIC, mode),
            alone(Map.of("name", "harfbuzz"), mode));
    Random random = new Random(mode.hashCode());
    int[] drawn = new int[delegates.size()];
    List<TextInput> inputs =
        new ArrayList<>(List.of(TextInput.of("text"))); // one for each at least
    inputs.add(TextInput.of("\u0633\u0644\u0627\u0645 text\u0633\u0644\u0627\u0645"));
    inputs.add(TextInput.of("\u0928\u092e\u0938\u094d\u0924\u0947"));
    while (inputs.size() < 24) {
      inputs.add(input(random));
    }
    for (TextInput input : inputs) {
      int by = expected(input);
      drawn[by]++;
      TextRenderer delegate = delegates.get(by);
      assertSame(delegate.render(input, 40), renderer.render(input, 40));
      List<RenderedText> whole = delegate.renderWindows(input, 16, 2);
      List<RenderedText> windows = renderer.renderWindows(input, 16, 2);
      assertEquals(whole.size(), windows.size());
      for (int window = 0; window < whole.size(); window++) {
        assertSame(whole.get(window), windows.get(window));
      }
      assertAllDrawn(input, windows);
    }
    for (int count : drawn) {
      assertTrue(count > 0, "each renderer should draw some texts");
    }
  }

  /** By counts of the letters that stand in the words above. */
  private static int expected(TextInput input) {
    int[] votes = new int[3];
    int[] first = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    int seen = 0;
    for (int point : String.join(" ", input.parts()).codePoints().toArray()) {
      int who =
          switch (Character.UnicodeScript.of(point)) {
            case ARABIC -> 1;
            case DEVANAGARI -> 2;
            case COMMON, INHERITED -> -1;
            default -> 0;
          };
      if (who >= 0) {
        votes[who]++;
        first[who] = Math.min(first[who], seen++);
      }
    }
    int best = 0;
    for (int who = 1; who < 3; who++) {
      if (votes[who] > votes[best] || (votes[who] == votes[best] && first[who] < first[best])) {
        best = who;
      }
    }
    return best;
  }

  private static void assertSame(RenderedText expected, RenderedText actual) {
    assertArrayEquals(bytes(expected), bytes(actual));
    assertEquals(expected.alignment().clusters(), actual.alignment().clusters());
    assertEquals(expected.alignment().words(), actual.alignment().words());
    assertArrayEquals(expected.alignment().separators(), actual.alignment().separators());
  }

  private static byte[] bytes(RenderedText text) {
    byte[] pixels = new byte[text.patchCount() * text.patchLength()];
    text.copyPatches(0, text.patchCount(), pixels, 0);
    return pixels;
  }

  /**
   * Every letter is in a cluster of some window, at patches that are there; of a pair those of the
   * second text, as the first may be cut.
   */
  private static void assertAllDrawn(TextInput input, List<RenderedText> windows) {
    List<String> parts = input.parts();
    for (int part = input instanceof TextInput.Pair ? 1 : 0; part < parts.size(); part++) {
      for (int i = 0; i < parts.get(part).length(); i++) {
        int at = i;
        int of = part;
        assertTrue(
            Character.isWhitespace(parts.get(part).charAt(i))
                || windows.stream()
                    .anyMatch(window -> window.alignment().patchesOf(of, at).isPresent()),
            "character " + i + " of part " + part + " in " + parts);
      }
    }
    for (RenderedText window : windows) {
      Alignment alignment = window.alignment();
      for (Cluster cluster : alignment.clusters()) {
        assertTrue(cluster.endPatch() <= window.patchCount());
      }
    }
  }

  @Test
  void aModelsFileMakesTheSameRendererAgain() {
    TextRenderer renderer = byScript("continuous");
    RendererSettings saved = RendererSettings.of(renderer);
    TextRenderer again = plugins.renderer(saved.renderer(), saved.layout());
    assertEquals(renderer.fingerprint(), again.fingerprint());
    assertEquals(List.of(), saved.drift(again));
    TextRenderer plain = alone(Map.of("name", "awt"), "continuous");
    assertFalse(saved.drift(plain).isEmpty());
  }
}
