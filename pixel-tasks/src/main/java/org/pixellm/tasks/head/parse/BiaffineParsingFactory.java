// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.head.words.WordPatches;

/** Makes {@link BiaffineParsing} heads. */
public final class BiaffineParsingFactory implements TaskHeadFactory<BiaffineConfig> {

  @Override
  public String name() {
    return "biaffine-parsing";
  }

  @Override
  public String summary() {
    return "a head and a relation for each word: dependency trees (Dozat and Manning 2017)";
  }

  @Override
  public BiaffineConfig defaults() {
    return BiaffineConfig.defaults();
  }

  @Override
  public Class<? extends Example> exampleType() {
    return ParsedSentence.class;
  }

  @Override
  public List<String> labels(BiaffineConfig configuration, Example example) {
    return ((ParsedSentence) example).relations();
  }

  @Override
  public BiaffineParsing create(BiaffineConfig configuration, int hiddenSize, List<String> labels) {
    return new BiaffineParsing(configuration, hiddenSize, LabelEntries.of(labels));
  }

  @Override
  public BiaffineParsing restore(Map<String, Object> saved, int hiddenSize) {
    ConfigEntries entries = new ConfigEntries(JsonObjectFile.CONFIG, saved);
    return entries.checked(
        () ->
            new BiaffineParsing(
                new BiaffineConfig(
                    entries.choice("word_patches", WordPatches.class, WordPatches.MEAN),
                    entries.choice("arc_decoding", ArcDecoding.class, ArcDecoding.TREE),
                    entries.number("classifier_dropout", 0),
                    entries.flag("reference_padding", false)),
                hiddenSize,
                LabelEntries.read(entries)));
  }
}
