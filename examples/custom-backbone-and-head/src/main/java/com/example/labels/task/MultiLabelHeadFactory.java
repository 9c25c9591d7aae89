// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.head.part.LabelEntries;

/** Makes {@link MultiLabelHead}s. */
public final class MultiLabelHeadFactory implements TaskHeadFactory<MultiLabelConfig> {

  @Override
  public String name() {
    return "multi-label";
  }

  @Override
  public String summary() {
    return "any number of labels for a text, each found or not by itself";
  }

  @Override
  public MultiLabelConfig defaults() {
    return new MultiLabelConfig(0.5);
  }

  @Override
  public Class<? extends Example> exampleType() {
    return LabelledSentence.class;
  }

  @Override
  public List<String> labels(MultiLabelConfig configuration, Example example) {
    return ((LabelledSentence) example).labels().stream().flatMap(Set::stream).toList();
  }

  @Override
  public MultiLabelHead create(
      MultiLabelConfig configuration, int hiddenSize, List<String> labels) {
    return new MultiLabelHead(configuration, hiddenSize, LabelEntries.of(labels));
  }

  @Override
  public MultiLabelHead restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries("config.json", saved);
    return entries.checked(
        () ->
            new MultiLabelHead(
                new MultiLabelConfig(entries.number("threshold")),
                hiddenSize,
                LabelEntries.read(entries)));
  }
}
