// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.tokens.vocabulary.BytePairs.Merge;

/**
 * Merges as GPT-2's {@code merges.txt} writes them, which other libraries read: a line a merge, its
 * two tokens with a space between, each byte as a letter that can be seen.
 */
public final class MergeList {
  private static final int FIRST_SUBSTITUTE = 0x100;

  /** The letter of each byte. */
  private final char[] letters = new char[256];

  /** A reader and writer. */
  public MergeList() {
    int substitute = FIRST_SUBSTITUTE;
    for (int value = 0; value < letters.length; value++) {
      boolean seen =
          (value >= '!' && value <= '~')
              || (value >= 0xA1 && value <= 0xAC)
              || (value >= 0xAE && value <= 0xFF);
      letters[value] = (char) (seen ? value : substitute++);
    }
  }

  /**
   * Reads merges.
   *
   * @param lines one a merge
   * @throws IllegalArgumentException saying which line is no merge of tokens before it
   */
  public List<Merge> read(List<String> lines) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int value = 0; value < letters.length; value++) {
      numbers.put(String.valueOf(letters[value]), TokenVocabulary.FIRST_BYTE + value);
    }
    List<Merge> merges = new ArrayList<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      Integer left = space < 0 ? null : numbers.get(line.substring(0, space));
      Integer right = space < 0 ? null : numbers.get(line.substring(space + 1));
      String made = line.replace(" ", "");
      if (left == null || right == null || numbers.containsKey(made)) {
        throw new IllegalArgumentException(
            "merge %d, \"%s\", is not two tokens that are there before it, with one space between, that make a new one"
                .formatted(merges.size() + 1, line));
      }
      numbers.put(made, TokenVocabulary.AFTER_BYTES + merges.size());
      merges.add(new Merge(left, right));
    }
    return merges;
  }

  /** Writes merges, a line each. */
  public List<String> write(List<Merge> merges) {
    List<String> tokens = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Merge merge : merges) {
      String left = text(merge.left(), tokens);
      String right = text(merge.right(), tokens);
      tokens.add(left + right);
      lines.add(left + " " + right);
    }
    return lines;
  }

  private String text(int token, List<String> made) {
    return token < TokenVocabulary.AFTER_BYTES
        ? String.valueOf(letters[token - TokenVocabulary.FIRST_BYTE])
        : made.get(token - TokenVocabulary.AFTER_BYTES);
  }
}
