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
final class WordFinder {
  private final TextInput input;
  private final boolean list;
  private final Alignment.Builder alignment;
  private int part = -1;

  /** Range of the part's characters that were drawn. */
  private int from;

  private int to;

  WordFinder(TextInput input, Alignment.Builder alignment) {
    this.input = input;
    this.list = input instanceof TextInput.Words;
    this.alignment = alignment;
  }

  /** Tells of what was drawn; several runs of a part are one range. */
  void drawn(PlacedRun run) {
    if (run.part() != part) {
      finish();
      part = run.part();
      from = Integer.MAX_VALUE;
      to = -1;
    }
    ShapedText text = run.text();
    for (int i = run.fromCluster(); i < run.toCluster(); i++) {
      from = Math.min(from, text.start(i));
      to = Math.max(to, text.end(i));
    }
  }

  /** Tells the words of the last part. */
  void finish() {
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
