// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tokens.render.TokenWindow.Place;
import org.pixellm.tokens.render.TokenWindow.Range;

/**
 * An input as tokens, to be cut into windows. A separator ends a text, each text of a pair, and a
 * word list.
 */
final class TokenizedInput {
  private final TextInput input;
  private final List<TokenizedPart> parts;
  private final int maxPatches;

  /** Of a pair, what every window shows of the first text; null for others. */
  private final Range first;

  TokenizedInput(TextInput input, PartTokenizer tokenizer, int maxPatches) {
    this.input = input;
    this.parts = input.parts().stream().map(tokenizer::tokenize).toList();
    this.maxPatches = maxPatches;
    this.first = input instanceof TextInput.Pair ? firstOfPair() : null;
  }

  private Range firstOfPair() {
    TokenizedPart part = parts.get(0);
    int all = part.tokens(0, part.clusters());
    int second = parts.get(1).tokens(0, parts.get(1).clusters());
    int room = maxPatches - 2; // less both separators
    int most = Math.max(1, room - maxPatches / 2);
    if (all + second <= room || all <= most) {
      return new Range(0, 0, part.clusters(), all);
    }
    int to = Math.max(1, part.fitting(0, most));
    return new Range(0, 0, to, Math.min(most, part.tokens(0, to)));
  }

  TokenizedPart part(int index) {
    return parts.get(index);
  }

  /** Where the first window starts. */
  Place start() {
    return new Place(first == null ? 0 : 1, 0);
  }

  /** Whether a window reaches the input's end. */
  boolean reachesEnd(TokenWindow window) {
    return window.end().part() >= parts.size();
  }

  /** Whether every window shows all of a pair's first text; true for others. */
  boolean firstIsWhole() {
    return first == null || first.to() == parts.get(0).clusters();
  }

  /**
   * A window.
   *
   * @param from where it starts
   * @param wholeWords whether it ends between words where it can; else it shows as much as fits
   */
  TokenWindow window(Place from, boolean wholeWords) {
    List<Range> ranges = new ArrayList<>();
    int left = maxPatches - 1;
    if (first != null) {
      ranges.add(first);
      left -= first.tokens() + 1;
    }
    int before = ranges.size();
    int cluster = from.cluster();
    for (int index = from.part(); index < parts.size(); index++) {
      TokenizedPart part = parts.get(index);
      int to = part.fitting(cluster, left);
      if (to < part.clusters()) {
        boolean opens = ranges.size() == before;
        if (!opens && (to == cluster || wholeWords)) {
          return new TokenWindow(ranges, new Place(index, cluster));
        }
        if (to == cluster) {
          to = cluster + 1; // alone longer than a window: what fits of it
        } else if (wholeWords) {
          to = part.wordEnd(cluster, to);
        }
        ranges.add(new Range(index, cluster, to, Math.min(left, part.tokens(cluster, to))));
        return new TokenWindow(ranges, next(index, to));
      }
      if (to > cluster) {
        ranges.add(new Range(index, cluster, to, part.tokens(cluster, to)));
        left -= part.tokens(cluster, to);
      }
      cluster = 0;
    }
    return new TokenWindow(ranges, new Place(parts.size(), 0));
  }

  /** A place, or the start of the next part where it is a part's end. */
  private Place next(int part, int cluster) {
    return cluster < parts.get(part).clusters() ? new Place(part, cluster) : new Place(part + 1, 0);
  }

  /** All windows: at least one. */
  List<TokenWindow> windows(int overlap) {
    List<TokenWindow> windows = new ArrayList<>();
    Place from = start();
    while (true) {
      TokenWindow window = window(from, true);
      windows.add(window);
      if (reachesEnd(window)) {
        return windows;
      }
      from = overlap == 0 ? window.end() : again(window, from, overlap);
    }
  }

  /** Where a window starts that shows the last tokens of another again. */
  private Place again(TokenWindow window, Place from, int overlap) {
    Place end = window.end();
    TokenizedPart part = parts.get(end.part());
    if (end.cluster() == 0) {
      return wordsAgain(window, from, overlap);
    }
    int least = (end.part() == from.part() ? from.cluster() : 0) + 1;
    int start = Math.max(least, part.lastTokens(end.cluster(), overlap));
    if (!(input instanceof TextInput.Words)) {
      for (int cluster = start; cluster < end.cluster(); cluster++) {
        if (part.begins()[cluster]) {
          return new Place(end.part(), cluster);
        }
      }
    }
    return start < end.cluster() ? new Place(end.part(), start) : end;
  }

  /** The first of a window's last words that together are of so many tokens. */
  private Place wordsAgain(TokenWindow window, Place from, int overlap) {
    Place start = window.end();
    int tokens = 0;
    for (int i = window.ranges().size() - 1; i >= 0; i--) {
      Range range = window.ranges().get(i);
      tokens += range.tokens();
      if (tokens > overlap || range.from() > 0 || range.part() <= from.part()) {
        return start;
      }
      start = new Place(range.part(), 0);
    }
    return start;
  }
}
