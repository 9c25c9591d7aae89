// SPDX-License-Identifier: Apache-2.0
package com.example.labels.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelSet;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.head.part.Rows;

/**
 * Any number of labels for a text. Each patch is looked at by itself, and what counts for the text
 * is the largest value found in any of its patches: most labels are for something that stands in
 * one place. Trained with the binary cross entropy of each label.
 */
public final class MultiLabelHead implements TaskHead<LabelledSentence, LabelScores> {
  private final MultiLabelConfig config;
  private final LabelSet labels;
  private final ParameterSet set = new ParameterSet();
  private final Linear features;
  private final Linear classifier;
  private final Rows rows = new Rows();
  private final TorchOp maxima =
      new TorchOp(
          "maxima",
          """
          def forward(self, x: Tensor, counts: Tensor) -> Tensor:
            sizes = annotate(List[int], [])
            for i in range(torch.size(counts, 0)):
              _0 = torch.append(sizes, int(torch.select(counts, 0, i)))
            xs = torch.split_with_sizes(torch.gelu(x), sizes, 0)
            ys = annotate(List[Tensor], [])
            for i in range(torch.size(counts, 0)):
              _1 = torch.append(ys, torch.amax(xs[i], [0]))
            return torch.stack(ys)
          """);
  // A DJL loss would take numbers, which must not be in a recorded graph; a script may.
  private final TorchOp crossEntropy =
      new TorchOp(
          "binary_cross_entropy",
          """
          def forward(self, logits: Tensor, gold: Tensor) -> Tensor:
            return torch.binary_cross_entropy_with_logits(logits, gold, None, None, 1)
          """);

  /** A head without values. */
  MultiLabelHead(MultiLabelConfig config, int hidden, LabelSet labels) {
    this.config = config;
    this.labels = labels;
    this.features =
        new Linear(set, "labels.features", hidden, hidden, Init.xavierUniform(hidden, hidden));
    this.classifier =
        new Linear(set, "labels.classifier", hidden, labels.size(), Init.normal(0.02));
  }

  /** {@code [examples, labels]}: positive where a label is found. */
  private NDArray logits(TaskBatch<?> batch, NDManager scope) {
    int examples = batch.examples().size();
    long[] counts = new long[examples];
    List<Long> patches = new ArrayList<>();
    for (int example = 0; example < examples; example++) {
      int first = batch.firstWindow(example);
      for (int window = first; window < first + batch.windowCount(example); window++) {
        for (int patch = 0; patch < batch.window(window).patchCount(); patch++) {
          patches.add((long) batch.patchRow(window, patch));
          counts[example]++;
        }
      }
    }
    long[] taken = patches.stream().mapToLong(Long::longValue).toArray();
    NDArray found = features.forward(rows.of(batch.states(), taken, scope));
    return classifier.forward(maxima.apply(found, scope.create(counts, new Shape(examples))));
  }

  @Override
  public LossTerms loss(TaskBatch<? extends LabelledSentence> batch, StepContext context) {
    int examples = batch.examples().size();
    float[] gold = new float[examples * labels.size()];
    for (int i = 0; i < examples; i++) {
      for (int label : numbers(batch.examples().get(i).example())) {
        gold[i * labels.size() + label] = 1;
      }
    }
    NDManager scope = context.manager();
    NDArray target = scope.create(gold, new Shape(examples, labels.size()));
    return new LossTerms(crossEntropy.apply(logits(batch, scope), target), examples);
  }

  /** Numbers of a text's labels. */
  private int[] numbers(LabelledSentence example) {
    Set<String> gold =
        example
            .labels()
            .orElseThrow(() -> example.source().error("the text has no labels to learn from"));
    return gold.stream().mapToInt(label -> labels.number(label, example.source())).toArray();
  }

  @Override
  public List<LabelScores> predict(
      TaskBatch<? extends LabelledSentence> batch, StepContext context) {
    float[] logits = logits(batch, context.manager()).toFloatArray();
    return IntStream.range(0, batch.examples().size())
        .mapToObj(example -> scores(logits, example * labels.size()))
        .toList();
  }

  private LabelScores scores(float[] logits, int from) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int label = 0; label < labels.size(); label++) {
      double logit = logits[from + label];
      probabilities.put(labels.labels().get(label), 1 / (1 + Math.exp(-logit)));
    }
    return new LabelScores(probabilities, config.threshold());
  }

  /** The mean over the labels of the entropy of having it: what a training must get below. */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<LabelledSentence> training) {
    long[] counts = new long[labels.size()];
    training
        .examples()
        .forEach(example -> IntStream.of(numbers(example)).forEach(n -> counts[n]++));
    double sum = 0;
    for (long count : counts) {
      double share = (double) count / training.examples().size();
      sum += entropy(share) + entropy(1 - share);
    }
    return OptionalDouble.of(sum / labels.size());
  }

  private static double entropy(double share) {
    return share == 0 ? 0 : -share * Math.log(share);
  }

  /** There is no dropout. */
  @Override
  public boolean drawsEngineRandomness() {
    return false;
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
    LabelEntries.write(labels, entries);
    entries.put("problem_type", "multi_label_classification");
    entries.put("threshold", config.threshold());
    return entries;
  }

  @Override
  public void close() {
    rows.close();
    maxima.close();
    crossEntropy.close();
  }
}
