// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.task.DrawnExample;

/** Measures a model on labelled examples, some hundred at a time, so that memory does not grow. */
public final class Measurement {
  /** The mean loss among the scores; of others, more is better. */
  public static final String LOSS = "loss";

  private static final int BLOCK = 512;

  private final DrawnExamples examples;

  /** The same as the loss is of them; empty where that is what predictions are made from. */
  private final Optional<DrawnExamples> learnt;

  private final Scorer scorer;
  private final TaskPass pass;

  /**
   * A measurement.
   *
   * @param examples labelled, if the scorer needs it
   * @param drawing draws them
   * @param bytes of pixels that may be kept from one measurement to the next
   */
  public Measurement(
      List<Example> examples, ExampleDrawing drawing, long bytes, Scorer scorer, TaskPass pass) {
    this.examples = new DrawnExamples(examples, drawing::toPredict, bytes);
    this.learnt =
        drawing.lossIsOfOtherInputs(examples)
            ? Optional.of(new DrawnExamples(examples, drawing::toMeasureLoss, 0))
            : Optional.empty();
    this.scorer = scorer;
    this.pass = pass;
  }

  /**
   * What came out.
   *
   * @param predictions one an example, in order
   * @param scores by name; {@link #LOSS} too if there is one
   */
  public record Result(List<Object> predictions, Map<String, Double> scores) {}

  /**
   * Predicts and scores all.
   *
   * @throws org.pixellm.plugins.PixelException naming file and line, if an example has no label or
   *     one that the model does not know
   */
  public Result measure() {
    List<Object> predictions = new ArrayList<>(examples.size());
    double loss = 0;
    long count = 0;
    for (int from = 0; from < examples.size(); from += BLOCK) {
      int to = Math.min(examples.size(), from + BLOCK);
      TaskPass.Result result;
      if (learnt.isEmpty()) {
        result = pass.measure(block(examples, from, to));
        predictions.addAll(result.predictions());
      } else {
        predictions.addAll(pass.predict(block(examples, from, to)));
        result = pass.loss(block(learnt.get(), from, to));
      }
      if (result.loss().isPresent()) {
        loss += result.loss().getAsDouble() * result.count();
        count += result.count();
      }
    }
    Map<String, Double> scores =
        new LinkedHashMap<>(scorer.score(examples.examples(), predictions));
    if (count > 0) {
      scores.put(LOSS, loss / count);
    }
    return new Result(predictions, scores);
  }

  /** Predictions for all examples, one an example. */
  public List<Object> predict() {
    List<Object> predictions = new ArrayList<>(examples.size());
    for (int from = 0; from < examples.size(); from += BLOCK) {
      predictions.addAll(
          pass.predict(block(examples, from, Math.min(examples.size(), from + BLOCK))));
    }
    return predictions;
  }

  /** Predictions for the first examples. */
  public List<Object> predictFirst(int most) {
    return pass.predict(block(examples, 0, Math.min(most, examples.size())));
  }

  private static List<DrawnExample<Example>> block(DrawnExamples examples, int from, int to) {
    List<DrawnExample<Example>> block = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      block.add(examples.get(i));
    }
    return block;
  }
}
