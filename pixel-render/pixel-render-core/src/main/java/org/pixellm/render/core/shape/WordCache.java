// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import java.util.function.BiFunction;
import org.pixellm.plugins.render.ShapedText;

/**
 * Remembers shaped words, up to a number. Looking a word up makes no object: it is compared in
 * place with what is remembered. Safe to share between threads, without locks.
 *
 * <p>Each word has two slots that it may be in, and the one that comes in takes the place of an
 * older one. A word may so be shaped twice; it must look the same then.
 */
final class WordCache {
  private static final int WAYS = 2;

  /** A word in its writing direction. All fields are final, so a racy read sees it whole. */
  private record Entry(String word, boolean rightToLeft, int hash, ShapedText shaped) {
    boolean is(String text, int start, int length, boolean fromRight, int wanted) {
      return hash == wanted
          && rightToLeft == fromRight
          && word.length() == length
          && text.startsWith(word, start);
    }
  }

  private final Entry[] slots;
  private final BiFunction<String, Boolean, ShapedText> shaper;

  /**
   * An empty cache.
   *
   * @param capacity most words; a power of two
   * @param shaper shapes a word in a direction: true for from right to left
   */
  WordCache(int capacity, BiFunction<String, Boolean, ShapedText> shaper) {
    if (capacity < WAYS || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("a cache of " + capacity + " words");
    }
    this.slots = new Entry[capacity];
    this.shaper = shaper;
  }

  /** A word of a text, shaped. */
  ShapedText get(String text, int start, int end, boolean rightToLeft) {
    int hash = hash(text, start, end, rightToLeft);
    int slot = (hash ^ (hash >>> 15)) & (slots.length - WAYS);
    int length = end - start;
    Entry first = slots[slot];
    if (first != null && first.is(text, start, length, rightToLeft, hash)) {
      return first.shaped;
    }
    Entry second = slots[slot + 1];
    if (second != null && second.is(text, start, length, rightToLeft, hash)) {
      return second.shaped;
    }
    String word = text.substring(start, end);
    Entry made = new Entry(word, rightToLeft, hash, shaper.apply(word, rightToLeft));
    if (first == null) {
      slots[slot] = made;
    } else {
      // The newest is looked at first; of the two that were there, the older goes.
      slots[slot + 1] = first;
      slots[slot] = made;
    }
    return made.shaped;
  }

  private static int hash(String text, int start, int end, boolean rightToLeft) {
    int hash = rightToLeft ? 1 : 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return hash * 0x9E3779B1;
  }
}
