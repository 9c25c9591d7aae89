// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.PluginCreator;
import org.pixellm.train.plugins.PluginsModule;

/** Words of lists that take several windows. */
class WordPlacesProperties {
  /** Latin, Arabic, Coptic, Vietnamese with a space within, Chinese, and nothing to draw. */
  private static final List<String> WORDS =
      List.of(
          "a",
          "word",
          "considerably",
          "كتاب",
          "والمدرسة",
          "ⲡⲣⲱⲙⲉ",
          "ⲁⲩⲱ",
          "Việt Nam",
          "文字",
          ".",
          "");

  private final TextRenderer renderer =
      Guice.createInjector(new PluginsModule(getClass().getClassLoader()))
          .getInstance(PluginCreator.class)
          .renderer(PluginChoice.named("awt"), PluginChoice.named("continuous"));

  @Property(tries = 60)
  void everyWordHasOnePlaceWithItsCharactersAndTheMostAroundIt(
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 14, max = 40) int maxPatches,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    int overlap = random.nextInt((maxPatches - 1) / 2 + 1);
    List<RenderedText> windows =
        renderer.renderWindows(new TextInput.Words(words), maxPatches, overlap);
    WordPlaces places = WordPlaces.of(words, windows);
    assertEquals(count, places.size());
    for (int word = 0; word < count; word++) {
      if (words.get(word).isEmpty()) {
        assertEquals(Optional.empty(), places.get(word));
        continue;
      }
      WordPlace place = places.get(word).orElseThrow();
      Alignment alignment = windows.get(place.window()).alignment();
      for (int i = 0; i < words.get(word).length(); i++) { // no word is cut: all fit in a window
        PatchRange range = alignment.patchesOf(word, i).orElseThrow();
        assertTrue(range.start() >= place.firstPatch() && range.end() <= place.endPatch());
      }
      for (int window = 0; window < windows.size(); window++) {
        Optional<PatchRange> other = windows.get(window).alignment().patchesOfPart(word);
        if (other.isPresent()) {
          assertTrue(
              around(windows, window, other.get())
                  <= around(
                      windows,
                      place.window(),
                      new PatchRange(place.firstPatch(), place.endPatch())));
        }
      }
    }
  }

  /** Patches seen on the poorer side. */
  private static int around(List<RenderedText> windows, int window, PatchRange range) {
    int before = window == 0 ? Integer.MAX_VALUE : range.start();
    int after =
        window == windows.size() - 1
            ? Integer.MAX_VALUE
            : windows.get(window).patchCount() - range.end();
    return Math.min(before, after);
  }

  /** No two words share a patch, and words of a window stand in it from left to right. */
  @Property(tries = 30)
  void placesFollowReadingOrder(@ForAll @IntRange(min = 2, max = 30) int count, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size() - 1)));
    }
    List<RenderedText> windows = renderer.renderWindows(new TextInput.Words(words), 30, 9);
    WordPlaces places = WordPlaces.of(words, windows);
    for (int word = 1; word < count; word++) {
      WordPlace before = places.get(word - 1).orElseThrow();
      WordPlace place = places.get(word).orElseThrow();
      assertTrue(
          before.window() < place.window()
              || (before.window() == place.window() && before.endPatch() <= place.firstPatch()),
          before + " and then " + place);
    }
  }

  @Example
  void aTruncatedListEndsWithItsLastDrawnWord() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      words.add("word");
    }
    RenderedText drawn = renderer.render(new TextInput.Words(words), 20);
    WordPlaces places = WordPlaces.of(words, List.of(drawn));
    assertTrue(places.size() > 3 && places.size() < 30, "places of " + places.size());
    assertTrue(drawn.alignment().patchesOfPart(places.size() - 1).isPresent());
    assertTrue(drawn.alignment().patchesOfPart(places.size()).isEmpty());
  }
}
