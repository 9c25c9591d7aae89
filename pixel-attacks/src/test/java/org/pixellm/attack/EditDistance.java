// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import java.util.regex.Pattern;

/** Levenshtein's distance in code points. */
public final class EditDistance {
  private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]+");

  private EditDistance() {}

  /** Fewest insertions, deletions and replacements that make one of the other. */
  public static int of(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length];
  }

  /** The distances of words in the same place, added up. */
  public static int ofWords(String one, String other) {
    String[] a = words(one);
    String[] b = words(other);
    if (a.length != b.length) {
      throw new AssertionError(a.length + " words became " + b.length + ": " + other);
    }
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += of(a[i], b[i]);
    }
    return sum;
  }

  /** What white space and control characters part. */
  public static String[] words(String text) {
    return BLANKS.split(text, -1);
  }
}
