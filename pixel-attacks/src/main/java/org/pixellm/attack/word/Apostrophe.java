// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

/** Lists have the apostrophe of typewriters, books another. */
final class Apostrophe {
  private static final char TYPED = '\'';
  private static final char TYPESET = '\u2019';

  private Apostrophe() {}

  /** A word as lists have it. */
  static String typed(String word) {
    return word.replace(TYPESET, TYPED);
  }

  /** What stands for a word, with the apostrophe of that word. */
  static String asIn(String word, String other) {
    return word.indexOf(TYPESET) < 0 ? other : other.replace(TYPED, TYPESET);
  }
}
