// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.Optional;
import org.pixellm.plugins.render.TextInput;

/** What is drawn of one text or of two. */
final class TextOrPair {
  private TextOrPair() {}

  static TextInput of(String text, Optional<String> second) {
    return second.isPresent() ? new TextInput.Pair(text, second.get()) : TextInput.of(text);
  }
}
