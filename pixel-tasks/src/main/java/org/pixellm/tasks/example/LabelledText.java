// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.Objects;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;

/**
 * A text, or a pair of texts, with a label.
 *
 * @param text the text, or the first of the pair
 * @param second the second of the pair
 * @param label as the file spells it; empty if the example is not labelled
 * @param source where it stands
 */
public record LabelledText(
    String text, Optional<String> second, Optional<String> label, Source source)
    implements TaskExample {
  /** Checks that nothing is null. */
  public LabelledText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(source, "source");
  }

  @Override
  public TextInput input() {
    return TextOrPair.of(text, second);
  }

  @Override
  public boolean labelled() {
    return label.isPresent();
  }

  /** The label: a string. */
  @Override
  public Optional<Object> gold() {
    return label.map(text -> text);
  }

  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(
        new LabelledText(
            change.change(0, text), second.map(t -> change.change(1, t)), label, source));
  }
}
