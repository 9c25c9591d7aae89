// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.data;

import java.util.Optional;
import org.pixellm.plugins.render.TextInput;

/**
 * A passage of running text.
 *
 * @param text the passage, without line breaks
 */
public record TextExample(String text) implements Example {
  @Override
  public TextInput input() {
    return TextInput.of(text);
  }

  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(new TextExample(change.change(0, text)));
  }
}
