// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.model.TaskDescription;
import org.pixellm.tasks.window.InputDrawing;

/** Draws examples as a model's head wants them. Safe to share between threads. */
public final class ExampleDrawing {
  private final InputDrawing drawing;
  private final TaskHead<Example, Object> head;

  /**
   * A drawing.
   *
   * @param description says how long a window is, and what becomes of longer inputs
   * @throws PixelException if windows of that length cannot overlap so much
   */
  public ExampleDrawing(
      TextRenderer renderer, TaskDescription description, TaskHead<Example, Object> head) {
    this.drawing = inputs(renderer, description);
    this.head = head;
  }

  /**
   * A drawing without a head.
   *
   * @throws PixelException if windows of that length cannot overlap so much
   */
  public static InputDrawing inputs(TextRenderer renderer, TaskDescription description) {
    try {
      return new InputDrawing(
          renderer, description.maxPatches(), description.overlap(), description.longInputs());
    } catch (IllegalArgumentException e) {
      throw new PixelException(e.getMessage(), e);
    }
  }

  /** An example as it is drawn to predict. */
  public DrawnExample<Example> toPredict(Example example) {
    return drawing.draw(example, head.inputs(example));
  }

  /**
   * An example as it is drawn to learn from it.
   *
   * @param random of no effect unless it {@linkplain #varies varies}
   */
  public DrawnExample<Example> toLearn(Example example, RandomGenerator random) {
    return drawing.draw(example, head.trainingInputs(example, random));
  }

  /** Whether an example is drawn otherwise each time that it is learnt from. */
  public boolean varies(Example example) {
    return head.variesTrainingInputs(example);
  }

  /**
   * An example as it is drawn to measure the loss: as to learn from it, but the same each time,
   * with randomness that its text alone decides on.
   */
  public DrawnExample<Example> toMeasureLoss(Example example) {
    return drawing.draw(example, learnt(example));
  }

  /** Whether the loss of some example is of something else than what is drawn to predict. */
  public boolean lossIsOfOtherInputs(List<Example> examples) {
    return examples.stream().anyMatch(example -> !learnt(example).equals(head.inputs(example)));
  }

  private List<TextInput> learnt(Example example) {
    int seed = String.join("\n", example.input().parts()).hashCode();
    return head.trainingInputs(example, new SplittableRandom(seed));
  }
}
