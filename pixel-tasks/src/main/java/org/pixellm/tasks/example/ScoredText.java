// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.example;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.data.TextChange;
import org.pixellm.plugins.render.TextInput;

/**
 * A text, or a pair of texts, with a number.
 *
 * @param text the text, or the first of the pair
 * @param second the second of the pair
 * @param score a finite number; empty if the example is not labelled
 * @param source where it stands
 */
public record ScoredText(String text, Optional<String> second, OptionalDouble score, Source source)
    implements TaskExample {
  /** Checks that nothing is null and that the score is finite. */
  public ScoredText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(source, "source");
    if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
      throw new IllegalArgumentException("the score must be finite, not " + score.getAsDouble());
    }
  }

  @Override
  public TextInput input() {
    return TextOrPair.of(text, second);
  }

  @Override
  public boolean labelled() {
    return score.isPresent();
  }

  /** The score: a {@code Double}. */
  @Override
  public Optional<Object> gold() {
    return score.isPresent() ? Optional.of(score.getAsDouble()) : Optional.empty();
  }

  @Override
  public Optional<Example> withTexts(TextChange change) {
    return Optional.of(
        new ScoredText(
            change.change(0, text), second.map(t -> change.change(1, t)), score, source));
  }
}
