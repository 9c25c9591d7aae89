// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;

/** Cuts a strip into windows between words, each with a margin before and a separator after it. */
final class StripWindows {
  /** Blank columns before a text, as in the layout mode {@code continuous}. */
  private static final int MARGIN = 2;

  /** Blank columns that letters have at their sides. */
  private static final int BEARING = 1;

  /** Columns of a window that no ink comes to. */
  private static final int SIDES = 2 * (MARGIN + BEARING);

  private final TargetStyle style;
  private final int maxPatches;

  StripWindows(TargetStyle style, int maxPatches) {
    this.style = style;
    this.maxPatches = maxPatches;
  }

  /** How many patches a window needs for a column of ink beside its margins and its separator. */
  static int leastPatches(int patchSize) {
    return SIDES / patchSize + 2;
  }

  /** Columns of the strip: {@code from} to before {@code to}. */
  private record Range(int from, int to) {}

  List<RenderedText> cut(InkStrip strip) {
    long most = (maxPatches - 1L) * style.patchSize() - SIDES;
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    while (strip.width() - from > most) {
      int to = breakBefore(strip, from, Math.toIntExact(from + most));
      ranges.add(new Range(from, to));
      from = to;
      while (from < strip.width() && strip.isBlank(from)) {
        from++;
      }
    }
    if (from < strip.width() || ranges.isEmpty()) {
      ranges.add(new Range(from, strip.width()));
    }
    boolean complete = ranges.size() == 1;
    return ranges.stream().map(range -> window(strip, range, complete)).toList();
  }

  /** Where the last gap between words before a limit starts; the limit if there is none. */
  private int breakBefore(InkStrip strip, int from, int limit) {
    int needed = Math.max(2, style.wordGap() - 1);
    int end = limit;
    int blanks = 0;
    for (int column = Math.min(limit + needed, strip.width()) - 1; column > from; column--) {
      blanks = strip.isBlank(column) ? blanks + 1 : 0;
      if (blanks >= needed && column <= limit && !strip.isBlank(column - 1)) {
        end = column;
        break;
      }
    }
    return end > from + (limit - from) / 2 ? end : limit;
  }

  private RenderedText window(InkStrip strip, Range range, boolean complete) {
    int size = style.patchSize();
    int start = MARGIN + BEARING;
    int used = start + range.to() - range.from() + BEARING + MARGIN;
    int separator = Math.min(Math.max(1, (used + size - 1) / size), maxPatches - 1);
    int patch = style.channels() * size * size;
    byte[] pixels = new byte[Math.multiplyExact(separator + 1, patch)];
    Arrays.fill(pixels, (byte) 255);
    for (int column = range.from(); column < range.to(); column++) {
      paint(strip, column, start + column - range.from(), pixels);
    }
    Arrays.fill(pixels, separator * patch, (separator + 1) * patch, (byte) 0);
    Alignment alignment =
        new Alignment.Builder(separator + 1, 0)
            .separator(separator)
            .drawn(List.of(), complete)
            .build();
    return new RenderedText(size, style.channels(), pixels, alignment, Map.of());
  }

  private void paint(InkStrip strip, int column, int x, byte[] pixels) {
    int size = style.patchSize();
    for (int channel = 0; channel < style.channels(); channel++) {
      int plane = (x / size * style.channels() + channel) * size * size;
      for (int row = 0; row < size; row++) {
        pixels[plane + row * size + x % size] = (byte) (255 - strip.ink(row, column));
      }
    }
  }
}
