// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.PlacedRun;
import org.pixellm.plugins.render.ShapedText;
import org.pixellm.plugins.render.TextInput;

/**
 * Finds the words of which something was drawn: the parts of a word list, and what stands between
 * white space in a text or pair. Told of one run after another, parts ascending.
 */
public final class WordFinder {
  private final TextInput input;
  private final boolean list;
  private final Alignment.Builder alignment;
  private int part = -1;

  /** Range of the part's characters that were drawn. */
  private int from;

  private int to;

  /**
   * For one text.
   *
   * @param alignment is told of the words
   */
  public WordFinder(TextInput input, Alignment.Builder alignment) {
    this.input = input;
    this.list = input instanceof TextInput.Words;
    this.alignment = alignment;
  }

  /** Tells of what was drawn; several runs of a part are one range. */
  void drawn(PlacedRun run) {
    ShapedText text = run.text();
    begin(run.part());
    for (int i = run.fromCluster(); i < run.toCluster(); i++) {
      from = Math.min(from, text.start(i));
      to = Math.max(to, text.end(i));
    }
  }

  /**
   * Tells of what was drawn; several ranges of a part are one.
   *
   * @param drawnPart index into {@link TextInput#parts()}
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   */
  public void drawn(int drawnPart, int start, int end) {
    begin(drawnPart);
    from = Math.min(from, start);
    to = Math.max(to, end);
  }

  private void begin(int drawnPart) {
    if (drawnPart != part) {
      finish();
      part = drawnPart;
      from = Integer.MAX_VALUE;
      to = -1;
    }
  }

  /** Tells the words of the last part. */
  public void finish() {
    if (part < 0 || to <= from) {
      return;
    }
    String text = input.parts().get(part);
    if (list) {
      alignment.word(part, 0, text.length());
      return;
    }
    int start = from;
    while (start > 0
        && !WhiteSpace.is(text.charAt(start))
        && !WhiteSpace.is(text.charAt(start - 1))) {
      start--;
    }
    while (start < to) {
      if (WhiteSpace.is(text.charAt(start))) {
        start++;
      } else {
        int end = start + 1;
        while (end < text.length() && !WhiteSpace.is(text.charAt(end))) {
          end++;
        }
        alignment.word(part, start, end);
        start = end;
      }
    }
  }
}
