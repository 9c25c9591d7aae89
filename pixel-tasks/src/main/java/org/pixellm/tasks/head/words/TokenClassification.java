// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.words;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelSet;
import org.pixellm.tasks.example.TaggedWords;
import org.pixellm.tasks.head.part.ClassWeights;
import org.pixellm.tasks.head.part.ConstantGuess;
import org.pixellm.tasks.head.part.CrossEntropy;
import org.pixellm.tasks.head.part.Dropout;
import org.pixellm.tasks.head.part.HeadInit;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.head.part.RowMeans;
import org.pixellm.tasks.prediction.WordTags;
import org.pixellm.tasks.window.WordPlaces;

/**
 * A tag for each word: a linear classifier of the state that stands for it (Rust et al. 2023,
 * section 3). Parameters have the names of PIXELForTokenClassification. A prediction has a tag for
 * each word, or for those before the first that a truncated picture does not show.
 */
public final class TokenClassification implements TaskHead<TaggedWords, List<String>> {
  private final TokenClassificationConfig config;
  private final LabelSet labels;
  private final ClassWeights weights;
  private final TagSequences sequences;
  private final ParameterSet set = new ParameterSet();
  private final Linear classifier;
  private final Dropout dropout;
  private final RowMeans means = new RowMeans();
  private final CrossEntropy loss = new CrossEntropy();

  /**
   * A head without values.
   *
   * @param hidden width of a state
   */
  TokenClassification(TokenClassificationConfig config, int hidden, LabelSet labels) {
    this.config = config;
    this.labels = labels;
    this.weights = new ClassWeights(labels, config.classWeights());
    this.sequences =
        config.decoding() == TagDecoding.IOB2
            ? TagSequences.iob2(labels.labels())
            : TagSequences.free(labels.size());
    this.classifier = new Linear(set, "classifier", hidden, labels.size(), HeadInit.weights());
    this.dropout = new Dropout(config.dropout());
  }

  @Override
  public LossTerms loss(TaskBatch<? extends TaggedWords> batch, StepContext context) {
    List<long[]> words = new ArrayList<>();
    List<Integer> gold = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
      DrawnExample<? extends TaggedWords> drawn = batch.examples().get(i);
      TaggedWords example = drawn.example();
      if (!example.labelled()) {
        throw example.source().error("the sentence has no tags to learn from");
      }
      WordPlaces places = WordPlaces.of(example.words(), drawn.windows());
      for (int word = 0; word < places.size(); word++) {
        int tag = labels.number(example.tags().get(word), example.source());
        if (places.get(word).isPresent()) {
          words.add(config.wordPatches().rows(batch, batch.firstWindow(i), places.get(word)));
          gold.add(tag);
        }
      }
    }
    NDManager scope = context.manager();
    if (gold.isEmpty()) {
      return new LossTerms(scope.create(0f), 0);
    }
    long[] tags = gold.stream().mapToLong(Integer::longValue).toArray();
    NDArray logits = logits(batch, words, context);
    return new LossTerms(loss.loss(logits, tags, weights.of(tags), scope), tags.length);
  }

  @Override
  public List<List<String>> predict(TaskBatch<? extends TaggedWords> batch, StepContext context) {
    List<List<String>> predictions = new ArrayList<>();
    for (float[][] words : scores(batch, context)) {
      predictions.add(tags(words, sequences.best(words)));
    }
    return predictions;
  }

  private WordTags tags(float[][] words, int[] best) {
    List<String> tags = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int word = 0; word < best.length; word++) {
      tags.add(labels.labels().get(best[word]));
      probabilities.add(probability(words[word], best[word]));
    }
    return new WordTags(tags, probabilities);
  }

  /** The softmax of a word's logits at one of them. */
  private static double probability(float[] logits, int tag) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[tag]);
    }
    return 1 / sum;
  }

  /** The logits of each example's words, {@code [words][tags]}. */
  List<float[][]> scores(TaskBatch<? extends TaggedWords> batch, StepContext context) {
    List<long[]> words = new ArrayList<>();
    int[] ends = new int[batch.examples().size()];
    for (int i = 0; i < ends.length; i++) {
      DrawnExample<? extends TaggedWords> drawn = batch.examples().get(i);
      WordPlaces places = WordPlaces.of(drawn.example().words(), drawn.windows());
      for (int word = 0; word < places.size(); word++) {
        words.add(config.wordPatches().rows(batch, batch.firstWindow(i), places.get(word)));
      }
      ends[i] = words.size();
    }
    float[] values = words.isEmpty() ? new float[0] : logits(batch, words, context).toFloatArray();
    List<float[][]> scores = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      float[][] sentence = new float[end - from][];
      for (int word = from; word < end; word++) {
        sentence[word - from] =
            Arrays.copyOfRange(values, word * labels.size(), (word + 1) * labels.size());
      }
      scores.add(sentence);
      from = end;
    }
    return scores;
  }

  /** {@code [words, tags]}. */
  private NDArray logits(TaskBatch<?> batch, List<long[]> words, StepContext context) {
    NDArray states = means.of(batch.states(), words, context.manager());
    return classifier.forward(dropout.forward(states, context.training()));
  }

  /** The entropy of the tags, weighted as the loss is. */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<TaggedWords> training) {
    ConstantGuess guess = new ConstantGuess(labels.size());
    for (TaggedWords example : training.examples()) {
      example.tags().forEach(tag -> guess.add(labels.number(tag, example.source())));
    }
    return guess.loss(weights.all());
  }

  @Override
  public boolean drawsEngineRandomness() {
    return dropout.drops();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return set.asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    set.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("architectures", List.of("PIXELForTokenClassification"));
    LabelEntries.write(labels, entries);
    entries.put("word_patches", config.wordPatches().label());
    entries.put("tag_decoding", config.decoding().label());
    entries.put("classifier_dropout", config.dropout());
    return entries;
  }

  @Override
  public void close() {
    dropout.close();
    means.close();
    loss.close();
  }
}
