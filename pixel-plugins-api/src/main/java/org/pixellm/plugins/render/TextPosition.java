// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.Comparator;
import java.util.List;

/**
 * A place between two characters of an input.
 *
 * @param part index into {@link TextInput#parts()}; the number of parts for the end of all
 * @param index UTF-16 index within the part
 */
public record TextPosition(int part, int index) implements Comparable<TextPosition> {
  private static final Comparator<TextPosition> ORDER =
      Comparator.comparingInt(TextPosition::part).thenComparingInt(TextPosition::index);

  /** Checks that both are at least 0. */
  public TextPosition {
    if (part < 0 || index < 0) {
      throw new IllegalArgumentException("no position: part " + part + ", character " + index);
    }
  }

  /** The end of an input. */
  public static TextPosition endOf(TextInput input) {
    List<String> parts = input.parts();
    int last = parts.size() - 1;
    return new TextPosition(last, parts.get(last).length());
  }

  @Override
  public int compareTo(TextPosition other) {
    return ORDER.compare(this, other);
  }
}
