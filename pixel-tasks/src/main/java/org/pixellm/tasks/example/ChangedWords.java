// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.ArrayList;
import java.util.List;
import org.pixellm.plugins.data.TextChange;

/** Words of a list, each changed by itself. */
final class ChangedWords {
  private ChangedWords() {}

  static List<String> of(List<String> words, TextChange change) {
    List<String> changed = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      String word = change.change(i, words.get(i));
      // A word of a treebank may hold a space of its own, as a number in French does.
      if (word.isBlank() || spaces(word) > spaces(words.get(i))) {
        throw new IllegalArgumentException(
            "'%s' became '%s', which is not one word".formatted(words.get(i), word));
      }
      changed.add(word);
    }
    return changed;
  }

  private static long spaces(String word) {
    return word.codePoints().filter(Character::isWhitespace).count();
  }
}
