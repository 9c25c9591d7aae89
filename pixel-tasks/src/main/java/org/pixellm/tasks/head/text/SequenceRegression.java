// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.pixellm.model.torch.TorchOp;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.ScoredText;

/** A number for a text or a pair of texts, by the mean squared error. */
public final class SequenceRegression implements TaskHead<ScoredText, Double> {
  private final TextScores scores;
  private final TorchOp loss =
      new TorchOp(
          "squared_error",
          """
          def forward(self, prediction: Tensor, gold: Tensor) -> Tensor:
            difference = torch.sub(torch.reshape(prediction, [-1]), gold)
            return torch.mean(torch.mul(difference, difference))
          """);

  /**
   * A head without values.
   *
   * @param hidden width of a state
   */
  SequenceRegression(RegressionConfig config, int hidden) {
    this.scores =
        new TextScores(config.pooling(), config.dropout(), config.referencePadding(), hidden, 1);
  }

  @Override
  public LossTerms loss(TaskBatch<? extends ScoredText> batch, StepContext context) {
    float[] gold = new float[batch.examples().size()];
    for (int i = 0; i < gold.length; i++) {
      ScoredText example = batch.examples().get(i).example();
      gold[i] =
          (float)
              example
                  .score()
                  .orElseThrow(() -> example.source().error("the text has no score to learn from"));
    }
    NDArray target = context.manager().create(gold, new Shape(gold.length));
    return new LossTerms(loss.apply(scores.forward(batch, context), target), gold.length);
  }

  @Override
  public List<Double> predict(TaskBatch<? extends ScoredText> batch, StepContext context) {
    List<Double> predictions = new ArrayList<>();
    for (float value : scores.forward(batch, context).toFloatArray()) {
      predictions.add((double) value);
    }
    return predictions;
  }

  /** The variance of the scores: the loss of their mean. */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<ScoredText> training) {
    double[] scores =
        training.examples().stream()
            .filter(ScoredText::labelled)
            .mapToDouble(example -> example.score().getAsDouble())
            .toArray();
    double mean = Arrays.stream(scores).average().orElse(0);
    return Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).average();
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
    entries.put("num_labels", 1);
    entries.put("problem_type", "regression");
    scores.write(entries);
    return entries;
  }

  @Override
  public void close() {
    scores.close();
    loss.close();
  }
}
