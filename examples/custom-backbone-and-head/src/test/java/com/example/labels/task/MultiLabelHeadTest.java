// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.testkit.TaskHeadContract;
import org.pixellm.tasks.example.Source;

/** The laws that all heads keep. */
class MultiLabelHeadTest extends TaskHeadContract<MultiLabelConfig, LabelledSentence> {

  @Override
  protected TaskHeadFactory<MultiLabelConfig> factory() {
    return new MultiLabelHeadFactory();
  }

  @Override
  protected List<LabelledSentence> examples() {
    return List.of(
        sentence(1, "Where is it?", Set.of("question")),
        sentence(
            2, "We did not see the two of them, not once in our lives.", Set.of("past", "not")),
        sentence(3, "Fine.", Set.of()));
  }

  private static LabelledSentence sentence(int line, String text, Set<String> labels) {
    return new LabelledSentence(text, Optional.of(labels), new Source(Path.of("a.tsv"), line));
  }

  @Test
  void refusesThresholdsThatSayAllOrNothing() {
    assertThrows(IllegalArgumentException.class, () -> new MultiLabelConfig(0));
    assertThrows(IllegalArgumentException.class, () -> new MultiLabelConfig(1));
    assertThrows(IllegalArgumentException.class, () -> new MultiLabelConfig(Double.NaN));
  }
}
