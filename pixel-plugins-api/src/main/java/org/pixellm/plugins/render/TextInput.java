// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;
import java.util.Objects;

/** What can be drawn: one text, a pair of texts, or a list of words. */
public sealed interface TextInput {

  /** The texts of the input in order: one, two, or one a word. Character offsets refer to these. */
  List<String> parts();

  /** One text. */
  static TextInput of(String text) {
    return new Text(text);
  }

  /** One running text. */
  record Text(String text) implements TextInput {
    /** Checks that there is a text. */
    public Text {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public List<String> parts() {
      return List.of(text);
    }
  }

  /** Two texts with a separator patch between them, as for question and context. */
  record Pair(String first, String second) implements TextInput {
    /** Checks that there are texts. */
    public Pair {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
    }

    @Override
    public List<String> parts() {
      return List.of(first, second);
    }
  }

  /** Words, each of which starts at the left edge of a patch. At least one. */
  record Words(List<String> words) implements TextInput {
    /** Copies the list and checks that it is not empty. */
    public Words {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a word list needs at least one word");
      }
    }

    @Override
    public List<String> parts() {
      return words;
    }
  }
}
