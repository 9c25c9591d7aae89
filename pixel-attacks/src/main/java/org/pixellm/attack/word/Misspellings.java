// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.attack.place.Capitals;
import org.pixellm.attack.place.DataFile;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;
import org.pixellm.plugins.PixelException;

/**
 * How people misspell words. A word is looked up as it is written, then in lower case, and keeps
 * its capitals then.
 */
final class Misspellings implements WordAttack.Change {
  private final Map<String, List<String>> byWord;

  private Misspellings(Map<String, List<String>> byWord) {
    this.byWord = byWord;
  }

  /**
   * Those of a file.
   *
   * @param file a line for a word: the word, then its misspellings, with white space between them
   * @throws PixelException if a word has none, or there is no word
   */
  static Misspellings of(DataFile file) {
    Map<String, List<String>> byWord = new HashMap<>();
    for (DataFile.Line line : file.lines()) {
      List<String> words = Arrays.asList(line.text().split("\\s+", -1));
      if (words.size() < 2) {
        throw file.error(line, "\"%s\" has no misspelling behind it".formatted(line.text()));
      }
      String right = words.get(0);
      List<String> wrong =
          words.subList(1, words.size()).stream().filter(word -> !word.equals(right)).toList();
      if (!wrong.isEmpty()) {
        byWord.put(right, wrong);
      }
    }
    if (byWord.isEmpty()) {
      throw new PixelException(file.name() + " has no misspellings");
    }
    return new Misspellings(byWord);
  }

  @Override
  public String of(String word, Draw draw) {
    String listed = byWord.containsKey(word) ? word : Apostrophe.typed(word);
    return Apostrophe.asIn(word, ofListed(listed, draw));
  }

  private String ofListed(String word, Draw draw) {
    List<String> exact = byWord.get(word);
    if (exact != null) {
      return exact.get(draw.choice(exact.size()));
    }
    List<String> lower = byWord.get(Capitals.lower(word));
    if (lower == null) {
      return word;
    }
    return Capitals.of(word).write(lower.get(draw.choice(lower.size())));
  }
}
