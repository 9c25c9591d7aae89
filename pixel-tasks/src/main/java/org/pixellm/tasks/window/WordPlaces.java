// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;

/**
 * For each word of a list the one place where it is looked at: of the windows that show it whole
 * the one that shows most on its poorer side. What lies beyond the input's two ends is nothing that
 * a window could lack. Immutable.
 */
public final class WordPlaces {
  private final List<Optional<WordPlace>> places;

  private WordPlaces(List<Optional<WordPlace>> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Places the words of a list.
   *
   * @param words the list
   * @param windows its windows in reading order, or one that shows as much as fits
   */
  public static WordPlaces of(List<String> words, List<RenderedText> windows) {
    Alignment last = windows.get(windows.size() - 1).alignment();
    List<Optional<WordPlace>> places = new ArrayList<>(words.size());
    for (int word = 0; word < words.size(); word++) {
      Optional<WordPlace> place = best(word, words.get(word), windows);
      if (place.isEmpty() && last.drawnEnd(word) < words.get(word).length()) {
        break; // not reached; nor is any word after it
      }
      places.add(place);
    }
    return new WordPlaces(places);
  }

  private static Optional<WordPlace> best(int word, String text, List<RenderedText> windows) {
    WordPlace best = null;
    long bestContext = Long.MIN_VALUE;
    for (int window = 0; window < windows.size(); window++) {
      Alignment alignment = windows.get(window).alignment();
      Optional<PatchRange> range = alignment.patchesOfPart(word);
      if (range.isPresent()) {
        long context = context(range.get(), alignment, window, windows.size());
        if (!whole(word, text, alignment)) {
          context -= Integer.MAX_VALUE; // any whole word is better than a piece
        }
        if (context > bestContext) {
          best = new WordPlace(window, range.get().start(), range.get().end());
          bestContext = context;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean whole(int word, String text, Alignment alignment) {
    return alignment.patchesOf(word, 0).isPresent()
        && alignment.patchesOf(word, text.length() - 1).isPresent();
  }

  /** Patches on the side of a word where fewer are seen. */
  private static int context(PatchRange range, Alignment alignment, int window, int windows) {
    int before = window == 0 ? Integer.MAX_VALUE : range.start();
    int after = window == windows - 1 ? Integer.MAX_VALUE : alignment.patchCount() - range.end();
    return Math.min(before, after);
  }

  /** Words that were reached: all, unless the input was truncated. */
  public int size() {
    return places.size();
  }

  /** The place of a word; empty if there was nothing of it to draw, as of an empty one. */
  public Optional<WordPlace> get(int word) {
    return places.get(word);
  }
}
