// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.part.LabelEntries;

/** Makes {@link TokenClassification}s. */
public final class TokenClassificationFactory
    implements TaskHeadFactory<TokenClassificationConfig> {

  @Override
  public String name() {
    return "token-classification";
  }

  @Override
  public String summary() {
    return "a tag for each word: parts of speech, names";
  }

  @Override
  public TokenClassificationConfig defaults() {
    return TokenClassificationConfig.defaults();
  }

  @Override
  public Class<? extends Example> exampleType() {
    return TaggedWords.class;
  }

  @Override
  public List<String> labels(TokenClassificationConfig configuration, Example example) {
    return ((TaggedWords) example).tags();
  }

  @Override
  public TokenClassification create(
      TokenClassificationConfig configuration, int hiddenSize, List<String> labels) {
    return new TokenClassification(configuration, hiddenSize, LabelEntries.of(labels));
  }

  @Override
  public TokenClassification restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    return entries.checked(
        () ->
            new TokenClassification(
                new TokenClassificationConfig(
                    entries.choice("word_patches", WordPatches.class, WordPatches.FIRST),
                    entries.choice("tag_decoding", TagDecoding.class, TagDecoding.INDEPENDENT),
                    entries.number("classifier_dropout", 0),
                    Map.of()),
                hiddenSize,
                LabelEntries.read(entries)));
  }
}
