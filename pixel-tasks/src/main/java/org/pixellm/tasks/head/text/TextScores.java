// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.tasks.head.part.Dropout;
import org.pixellm.tasks.head.part.HeadInit;

/**
 * Pools each text and maps the vector to numbers: what PIXELForSequenceClassification computes, by
 * the names of its parameters.
 */
final class TextScores implements AutoCloseable {
  private final String pooling;
  private final double rate;
  private final boolean referencePadding;
  private final ParameterSet set = new ParameterSet();
  private final TextPooler pooler;
  private final Dropout dropout;
  private final Linear classifier;

  TextScores(String pooling, double dropout, boolean referencePadding, int hidden, int outputs) {
    this.pooling = pooling;
    this.rate = dropout;
    this.referencePadding = referencePadding;
    this.pooler = TextPooler.of(PoolingMode.of(pooling), referencePadding, set, hidden);
    this.dropout = new Dropout(dropout);
    this.classifier = new Linear(set, "classifier", hidden, outputs, HeadInit.weights());
  }

  /** {@code [examples, outputs]}. */
  NDArray forward(TaskBatch<?> batch, StepContext context) {
    NDArray pooled = pooler.forward(batch, context.manager());
    return classifier.forward(dropout.forward(pooled, context.training()));
  }

  ParameterSet set() {
    return set;
  }

  boolean drawsEngineRandomness() {
    return dropout.drops();
  }

  /** Adds entries of {@code config.json}; keys and values are the original's where it has them. */
  void write(Map<String, Object> entries) {
    entries.put("pooling_mode", pooling);
    entries.put("add_layer_norm", true);
    entries.put("classifier_dropout", rate);
    entries.put("reference_padding", referencePadding);
  }

  @Override
  public void close() {
    pooler.close();
    dropout.close();
  }
}
