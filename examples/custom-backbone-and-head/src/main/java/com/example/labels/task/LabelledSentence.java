// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.example.TaskExample;

/**
 * A text and all labels that it has, of which there may be none.
 *
 * @param text the text
 * @param labels empty if nobody has said which labels the text has
 * @param source where it stands, for messages
 */
public record LabelledSentence(String text, Optional<Set<String>> labels, Source source)
    implements TaskExample {
  /** Copies the labels. */
  public LabelledSentence {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    labels = labels.map(Set::copyOf);
  }

  @Override
  public TextInput input() {
    return TextInput.of(text);
  }

  @Override
  public boolean labelled() {
    return labels.isPresent();
  }

  /** What {@link MultiLabelF1} compares with: a set of strings. */
  @Override
  public Optional<Object> gold() {
    return labels.map(set -> set);
  }
}
