// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.ScoredText;

/** Makes {@link SequenceRegression}s. */
public final class SequenceRegressionFactory implements TaskHeadFactory<RegressionConfig> {

  @Override
  public String name() {
    return "sequence-regression";
  }

  @Override
  public String summary() {
    return "a number for a text or a pair of texts: similarity";
  }

  @Override
  public RegressionConfig defaults() {
    return RegressionConfig.defaults();
  }

  @Override
  public Class<? extends Example> exampleType() {
    return ScoredText.class;
  }

  @Override
  public SequenceRegression create(
      RegressionConfig configuration, int hiddenSize, List<String> labels) {
    return new SequenceRegression(configuration, hiddenSize);
  }

  @Override
  public SequenceRegression restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    entries.requireEqual("add_layer_norm", true);
    return entries.checked(
        () ->
            new SequenceRegression(
                new RegressionConfig(
                    entries.text("pooling_mode", "mean"),
                    entries.number("classifier_dropout", 0),
                    entries.flag("reference_padding", false)),
                hiddenSize));
  }
}
