// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.head.part.LabelEntries;

/** Makes {@link SequenceClassification}s. */
public final class SequenceClassificationFactory implements TaskHeadFactory<TextHeadConfig> {

  @Override
  public String name() {
    return "sequence-classification";
  }

  @Override
  public String summary() {
    return "a class for a text or a pair of texts: sentiment, topic, inference";
  }

  @Override
  public TextHeadConfig defaults() {
    return TextHeadConfig.defaults();
  }

  @Override
  public Class<? extends Example> exampleType() {
    return LabelledText.class;
  }

  @Override
  public List<String> labels(TextHeadConfig configuration, Example example) {
    return ((LabelledText) example).label().stream().toList();
  }

  @Override
  public SequenceClassification create(
      TextHeadConfig configuration, int hiddenSize, List<String> labels) {
    return new SequenceClassification(configuration, hiddenSize, LabelEntries.of(labels));
  }

  @Override
  public SequenceClassification restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    entries.requireEqual("add_layer_norm", true);
    return entries.checked(
        () ->
            new SequenceClassification(
                new TextHeadConfig(
                    entries.text("pooling_mode", "mean"),
                    entries.number("classifier_dropout", 0),
                    Map.of(),
                    entries.flag("reference_padding", false)),
                hiddenSize,
                LabelEntries.read(entries)));
  }
}
