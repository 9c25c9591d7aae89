// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.PatchLayout;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextPosition;
import org.pixellm.plugins.render.TextShaper;

/**
 * Puts texts, pairs and word lists on a strip, for any mode: a text and its separator; text,
 * separator, text, separator; words, each from the left edge of a patch, and a separator.
 *
 * <p>Of a word list only words that fit whole are drawn, unless the first alone does not. Of a pair
 * that does not fit, the second text keeps what it needs or half of the strip, whichever is less,
 * and the first is cut to the rest.
 */
final class InputLayout {
  private final TextFlow flow;
  private final int firstMaxPatches;
  private final boolean cutsWords;

  /**
   * A layout.
   *
   * @param flow how a single text goes on patches
   * @param firstMaxPatches most patches of the first text of a pair; 0 for no such limit
   * @param cutsWords whether of a list the word that does not fit whole is drawn in part
   */
  InputLayout(TextFlow flow, int firstMaxPatches, boolean cutsWords) {
    this.flow = flow;
    this.firstMaxPatches = firstMaxPatches;
    this.cutsWords = cutsWords;
  }

  PatchLayout layout(LayoutRequest request, TextShaper shaper) {
    TextInput input = request.input();
    if (input instanceof TextInput.Words) {
      return words(request, shaper);
    }
    return input instanceof TextInput.Pair ? pair(request, shaper) : text(request, shaper);
  }

  private PatchLayout text(LayoutRequest request, TextShaper shaper) {
    Strip strip = new Strip();
    int available = request.maxPatches() - 1;
    TextBlock.Placed placed = flow.text(request, 0, shaper, available).place(0, available);
    strip.addSeparated(placed);
    return strip.finish(new TextPosition(0, placed.end()), placed.complete());
  }

  private PatchLayout pair(LayoutRequest request, TextShaper shaper) {
    Strip strip = new Strip();
    int available = request.maxPatches() - 2;
    TextBlock first = flow.text(request, 0, shaper, available - 1);
    TextBlock second = flow.text(request, 1, shaper, available - 1);
    // Windows of a second text that does not fit all leave it as much, so that each of them shows
    // the same of the first.
    int half = Math.max(1, available / 2);
    boolean wholeSecond =
        request
            .withPassage(
                LayoutRequest.startOf(request.input()), TextPosition.endOf(request.input()))
            .equals(request);
    int forSecond = wholeSecond ? Math.min(half, second.patches()) : half;
    int forFirst = available - forSecond;
    if (firstMaxPatches > 0) {
      forFirst = Math.min(forFirst, firstMaxPatches);
    }
    TextBlock.Placed question = first.place(0, forFirst);
    strip.addSeparated(question);
    TextBlock.Placed context = second.place(strip.next(), request.maxPatches() - 1);
    strip.addSeparated(context);
    return strip.finish(
        new TextPosition(1, context.end()), question.complete() && context.complete());
  }

  private PatchLayout words(LayoutRequest request, TextShaper shaper) {
    Strip strip = new Strip();
    int available = request.maxPatches() - 1;
    int first = request.from().part();
    int end = wordsEnd(request);
    TextPosition cut = null;
    for (int word = first; word < end && cut == null; word++) {
      int free = available - strip.next();
      TextBlock.Placed placed =
          free < 1
              ? null
              : flow.word(request, word, shaper, free, word == end - 1)
                  .place(strip.next(), available);
      if (placed == null || (!placed.complete() && word > first && !cutsWords)) {
        cut = new TextPosition(word, 0);
      } else {
        strip.add(placed);
        cut = placed.complete() ? null : new TextPosition(word, placed.end());
      }
    }
    strip.separateAt(Math.max(strip.next(), 1));
    return strip.finish(cut == null ? request.to() : cut, cut == null);
  }

  /** Index after the last word of which the passage holds anything. */
  private static int wordsEnd(LayoutRequest request) {
    TextPosition to = request.to();
    boolean none = to.index() == 0 && to.part() > request.from().part();
    return none ? to.part() : to.part() + 1;
  }
}
