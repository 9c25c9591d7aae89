// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import java.text.BreakIterator;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Cuts running text into rendered windows, lazily. Used by one thread.
 *
 * <p>A window starts at a word and is filled with words as far as they fit. A word that alone would
 * take more than half of a window, as in scripts without spaces, is cut between characters instead.
 * What a window holds depends on the text alone.
 */
final class PassageWindows implements Iterator<DrawnPassage> {
  private final TextRenderer renderer;
  private final int maxPatches;

  /** A patch of the usual size has as many columns, and a token seldom as many characters. */
  private static final int CHARS_PER_PATCH = 16;

  /**
   * Most characters given to the renderer at once. A character rarely takes less than a column of
   * pixels, so this many fill a window; and no window gets more of them.
   */
  private final int mostChars;

  private final Iterator<String> examples;
  private final PassageText passage = new PassageText();

  /** How many characters to try next: a little more than the last window held. */
  private int guess;

  private DrawnPassage next;
  private int unfit;

  PassageWindows(TextRenderer renderer, int maxPatches, Iterator<String> examples) {
    this.renderer = renderer;
    this.maxPatches = maxPatches;
    this.mostChars =
        Math.multiplyExact(maxPatches, Math.max(CHARS_PER_PATCH, renderer.patchSize()));
    this.examples = examples;
    this.guess = Math.min(mostChars, 4 * maxPatches);
  }

  /** Characters left out so far because one alone was wider than a window. */
  int unfit() {
    return unfit;
  }

  @Override
  public boolean hasNext() {
    while (next == null && fill(1)) {
      next = cut();
    }
    return next != null;
  }

  @Override
  public DrawnPassage next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the text has no more windows");
    }
    DrawnPassage window = next;
    next = null;
    return window;
  }

  /** Reads on until there are {@code chars} characters; whether there are. */
  private boolean fill(int chars) {
    while (passage.length() < chars && examples.hasNext()) {
      passage.append(examples.next());
    }
    return passage.length() >= chars;
  }

  private DrawnPassage cut() {
    int tried = guess;
    while (true) {
      // One more than is tried, to know whether the text goes on.
      boolean goesOn = fill(tried + 1);
      String head = passage.head(tried);
      RenderedText drawn = renderer.render(TextInput.of(head), maxPatches);
      Alignment alignment = drawn.alignment();
      if (!goesOn && alignment.complete()) {
        passage.removeHead(head.length());
        return new DrawnPassage(head, drawn);
      }
      if (!alignment.complete() || tried >= mostChars) {
        return cutWithin(head, alignment.complete() ? head.length() : alignment.drawnEnd(0));
      }
      tried = Math.min(mostChars, 2 * tried);
    }
  }

  /** Cuts a window from a text that goes on after what was drawn of it; null if none can be. */
  private DrawnPassage cutWithin(String head, int drawnEnd) {
    int end = wholeWords(head, drawnEnd);
    while (end > 0) {
      String text = head.substring(0, end);
      RenderedText window = renderer.render(TextInput.of(text), maxPatches);
      if (window.alignment().complete()) {
        guess = Math.min(mostChars, end + end / 2 + 16);
        passage.removeHead(end);
        return new DrawnPassage(text, window);
      }
      // Shaped without what follows, the text became wider: leave the last character out, too.
      end = Math.min(end - 1, window.alignment().drawnEnd(0));
      end = wholeWords(head, wholeCharacters(head, end));
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(head);
    passage.removeHead(characters.following(0));
    unfit++;
    return null;
  }

  /** The last end of a word up to an index, or the index if that is less than half as far. */
  private int wholeWords(String head, int drawnEnd) {
    if (drawnEnd <= 0 || passage.wordEndsAt(drawnEnd)) {
      return drawnEnd;
    }
    int space = head.lastIndexOf(' ', drawnEnd - 1);
    return space >= (drawnEnd + 1) / 2 ? space : wholeCharacters(head, drawnEnd);
  }

  /** The last border between characters, as readers see them, up to an index. */
  private static int wholeCharacters(String head, int index) {
    if (index <= 0 || index >= head.length()) {
      return withoutHalf(head, Math.max(0, index));
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(head);
    int border = characters.isBoundary(index) ? index : characters.preceding(index);
    // A single endless character is cut all the same.
    return border > 0 ? border : withoutHalf(head, index);
  }

  private static int withoutHalf(String head, int index) {
    return index > 0
            && index < head.length()
            && Character.isSurrogatePair(head.charAt(index - 1), head.charAt(index))
        ? index - 1
        : index;
  }
}
