// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelSet;
import org.pixellm.tasks.example.LabelledText;
import org.pixellm.tasks.head.part.ClassWeights;
import org.pixellm.tasks.head.part.ConstantGuess;
import org.pixellm.tasks.head.part.CrossEntropy;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.prediction.ClassPrediction;

/** A class for a text or a pair of texts, which are read together with a separator between them. */
public final class SequenceClassification implements TaskHead<LabelledText, ClassPrediction> {
  private final LabelSet labels;
  private final ClassWeights weights;
  private final TextScores scores;
  private final CrossEntropy loss = new CrossEntropy();

  /**
   * A head without values.
   *
   * @param hidden width of a state
   */
  SequenceClassification(TextHeadConfig config, int hidden, LabelSet labels) {
    this.labels = labels;
    this.weights = new ClassWeights(labels, config.classWeights());
    this.scores =
        new TextScores(
            config.pooling(), config.dropout(), config.referencePadding(), hidden, labels.size());
  }

  @Override
  public LossTerms loss(TaskBatch<? extends LabelledText> batch, StepContext context) {
    long[] gold = batch.examples().stream().mapToLong(drawn -> gold(drawn.example())).toArray();
    return new LossTerms(
        loss.loss(scores.forward(batch, context), gold, weights.of(gold), context.manager()),
        gold.length);
  }

  private int gold(LabelledText example) {
    return labels.number(
        example
            .label()
            .orElseThrow(() -> example.source().error("the text has no label to learn from")),
        example.source());
  }

  @Override
  public List<ClassPrediction> predict(
      TaskBatch<? extends LabelledText> batch, StepContext context) {
    float[] logits = scores.forward(batch, context).toFloatArray();
    List<ClassPrediction> predictions = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
      predictions.add(prediction(logits, i * labels.size()));
    }
    return predictions;
  }

  private ClassPrediction prediction(float[] logits, int from) {
    int best = 0;
    for (int label = 1; label < labels.size(); label++) {
      if (logits[from + label] > logits[from + best]) {
        best = label;
      }
    }
    double sum = 0;
    List<Double> probabilities = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      double value = Math.exp((double) logits[from + label] - logits[from + best]);
      probabilities.add(value);
      sum += value;
    }
    double total = sum;
    probabilities.replaceAll(value -> value / total);
    return new ClassPrediction(labels.labels().get(best), probabilities);
  }

  /** The entropy of the labels, weighted as the loss is. */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<LabelledText> training) {
    ConstantGuess guess = new ConstantGuess(labels.size());
    for (LabelledText example : training.examples()) {
      example.label().ifPresent(label -> guess.add(labels.number(label, example.source())));
    }
    return guess.loss(weights.all());
  }

  @Override
  public boolean drawsEngineRandomness() {
    return scores.drawsEngineRandomness();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return scores.set().asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    scores.set().initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("architectures", List.of("PIXELForSequenceClassification"));
    LabelEntries.write(labels, entries);
    entries.put("problem_type", "single_label_classification");
    scores.write(entries);
    return entries;
  }

  @Override
  public void close() {
    scores.close();
    loss.close();
  }
}
