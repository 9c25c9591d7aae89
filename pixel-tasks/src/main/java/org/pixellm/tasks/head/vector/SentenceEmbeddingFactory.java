// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.vector;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;

/** Makes {@link SentenceEmbedding}s. */
public final class SentenceEmbeddingFactory implements TaskHeadFactory<SentenceEmbeddingConfig> {

  @Override
  public String name() {
    return "sentence-embedding";
  }

  @Override
  public String summary() {
    return "a vector for each text, trained by contrast: similarity, retrieval (Gao et al. 2021)";
  }

  @Override
  public SentenceEmbeddingConfig defaults() {
    return SentenceEmbeddingConfig.defaults();
  }

  /** Texts of any kind: plain, labelled or scored, single or in pairs. */
  @Override
  public Class<? extends Example> exampleType() {
    return Example.class;
  }

  /** Two views of a text, or a pair, are enough. */
  @Override
  public boolean learnsFromLabels() {
    return false;
  }

  @Override
  public SentenceEmbedding create(
      SentenceEmbeddingConfig configuration, int hiddenSize, List<String> labels) {
    return new SentenceEmbedding(configuration, hiddenSize);
  }

  @Override
  public SentenceEmbedding restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    SentenceEmbeddingConfig otherwise = SentenceEmbeddingConfig.defaults();
    return entries.checked(
        () ->
            new SentenceEmbedding(
                new SentenceEmbeddingConfig(
                    entries.number("contrast_temperature", otherwise.temperature()),
                    entries.number("word_dropout", otherwise.wordDropout()),
                    entries.text("positive_label", otherwise.positiveLabel()),
                    entries.number("positive_score", otherwise.positiveScore())),
                hiddenSize));
  }
}
