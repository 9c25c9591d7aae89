// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.BigramsModeFactory;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.tokens.vocabulary.TokenVocabulary;

class TokenRendererTest {
  private static TextRenderer bpe(BpeConfig config) {
    ContinuousModeFactory mode = new ContinuousModeFactory();
    return new BpeRendererFactory().create(config, mode.create(mode.defaults()));
  }

  private static TextRenderer bpe() {
    return bpe(new BpeRendererFactory().defaults());
  }

  private static BpeConfig config(String vocabulary, int size, List<String> merges) {
    return new BpeConfig(vocabulary, size, merges, UnknownCharacters.BYTES);
  }

  private static int[] tokens(RenderedText text) {
    int[] tokens = new int[text.patchCount()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = text.pixel(0, i, 0) << 16 | text.pixel(1, i, 0) << 8 | text.pixel(2, i, 0);
    }
    return tokens;
  }

  @Test
  void aWordHasTheSameTokensWhereverItStands() {
    int[] text = tokens(bpe().render(TextInput.of("house the house"), 64));
    int[] words = tokens(bpe().render(new TextInput.Words(List.of("house", "the", "house")), 64));
    assertEquals(4, text.length, "three frequent words and a separator");
    assertEquals(text[0], text[2]);
    assertEquals(TokenVocabulary.SEPARATOR, text[3]);
    assertArrayEquals(text, words);
  }

  @Test
  void alignmentsTellWhichTokensAWordHas() {
    RenderedText text = bpe().render(new TextInput.Words(List.of("the", "ᗪ", "", "of")), 64);
    Alignment alignment = text.alignment();
    assertEquals(3, alignment.words().size(), "an empty word has no place");
    assertEquals(new Alignment.PatchRange(0, 1), alignment.patchesOfWord(0));
    assertEquals(
        new Alignment.PatchRange(1, 5), alignment.patchesOfWord(1), "a space and three bytes");
    assertEquals(new Alignment.PatchRange(5, 6), alignment.patchesOfWord(2));
    assertTrue(alignment.isSeparator(6));
  }

  @Test
  void whatIsUnknownIsBytesOrOneSign() {
    BpeConfig masked = new BpeConfig("", 0, List.of(), UnknownCharacters.MASK);
    TextInput words = new TextInput.Words(List.of("the", "ᗪ🝗", "of", "it’s"));
    int[] bytes = tokens(bpe().render(words, 64));
    RenderedText text = bpe(masked).render(words, 64);
    int[] signs = tokens(text);
    // a space, three bytes and four; a space and two signs
    assertEquals(bytes.length - 5, signs.length);
    assertEquals(bytes[0], signs[0]);
    assertArrayEquals(
        new int[] {bytes[1], TokenVocabulary.MASK, TokenVocabulary.MASK},
        Arrays.copyOfRange(signs, 1, 4));
    assertArrayEquals(
        Arrays.copyOfRange(bytes, 9, bytes.length), Arrays.copyOfRange(signs, 4, signs.length));
    assertEquals(new Alignment.PatchRange(1, 4), text.alignment().patchesOfWord(1));
    assertEquals(8192, bpe(masked).vocabulary());
    assertFalse(bpe(masked).fingerprint().drawsLike(bpe().fingerprint()));
    ContinuousModeFactory mode = new ContinuousModeFactory();
    TextRenderer chars =
        new CharsRendererFactory()
            .create(new CharsConfig("ab", UnknownCharacters.MASK), mode.create(mode.defaults()));
    assertArrayEquals(
        new int[] {
          TokenVocabulary.FIRST_BYTE + ' ',
          TokenVocabulary.AFTER_BYTES,
          TokenVocabulary.MASK,
          TokenVocabulary.MASK,
          TokenVocabulary.FIRST_BYTE + 'c',
          TokenVocabulary.SEPARATOR
        },
        tokens(chars.render(TextInput.of("aяяc"), 64)));
  }

  @Test
  void windowsEndBetweenWords() {
    String text = "the house of the captain and the house of the lady";
    List<RenderedText> windows = bpe().renderWindows(TextInput.of(text), 6, 0);
    for (RenderedText window : windows) {
      int end = window.alignment().drawnEnd(0);
      assertTrue(end == text.length() || text.charAt(end) == ' ', () -> text.substring(0, end));
    }
    List<RenderedText> again = bpe().renderWindows(TextInput.of(text), 6, 2);
    Alignment second = again.get(1).alignment();
    assertTrue(
        second.clusters().get(0).start() < again.get(0).alignment().drawnEnd(0),
        "nothing of the first window is shown again");
    assertFalse(second.complete());
  }

  @Test
  void ofAPairTheFirstIsInEveryWindow() {
    TextInput pair = new TextInput.Pair("the house", "of the captain and the lady of the house");
    List<RenderedText> windows = bpe().renderWindows(pair, 9, 0);
    assertTrue(windows.size() > 1);
    int[] first = Arrays.copyOf(tokens(windows.get(0)), 3);
    assertEquals(TokenVocabulary.SEPARATOR, first[2]);
    for (RenderedText window : windows) {
      assertArrayEquals(first, Arrays.copyOf(tokens(window), 3));
      assertEquals(2, window.alignment().separators().length);
    }
  }

  @Test
  void aModelsSettingsHoldTheVocabulary() {
    TextRenderer small = bpe(config("", 300, List.of()));
    assertEquals(300, small.vocabulary());
    Map<?, ?> saved = (Map<?, ?>) small.configuration().get("renderer_config");
    List<String> merges = ((List<?>) saved.get("merges")).stream().map(Object::toString).toList();
    assertEquals(41, merges.size());
    TextRenderer again = bpe(config("", 0, merges));
    assertTrue(again.fingerprint().drawsLike(small.fingerprint()));
    assertFalse(bpe().fingerprint().drawsLike(small.fingerprint()));
    assertEquals(8192, bpe().vocabulary());
  }

  @Test
  void impossibleSettingsAreRefused() {
    BigramsModeFactory mode = new BigramsModeFactory();
    assertSays(
        "leave layout out, it is bigrams",
        () ->
            new BpeRendererFactory()
                .create(new BpeRendererFactory().defaults(), mode.create(mode.defaults())));
    assertSays("fewer than size asks for, which is 9000", () -> bpe(config("", 9000, List.of())));
    assertSays(
        "there is no vocabulary nowhere.txt", () -> bpe(config("nowhere.txt", 0, List.of())));
    assertSays("merge 1, \"x\"", () -> bpe(config("", 0, List.of("x"))));
  }

  private static void assertSays(String part, org.junit.jupiter.api.function.Executable what) {
    PixelException e = assertThrows(PixelException.class, what);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
