// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.NetworkPart;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;

/**
 * Turns states into predictions of a task.
 *
 * @param <E> examples of the task, labels included
 * @param <P> a prediction for one example
 */
public interface TaskHead<E extends Example, P> extends NetworkPart {

  /**
   * The loss of a batch.
   *
   * @param states {@code [batch, 1 + patches, hidden]} from the backbone
   * @param texts the rendered examples, a row each: they say which patches are real and which
   *     characters they show
   * @param examples the examples, a row each
   */
  LossTerms loss(
      NDArray states, List<RenderedText> texts, List<? extends E> examples, StepContext context);

  /**
   * Predictions for a batch, one a row. Padding must not change them.
   *
   * @param states {@code [batch, 1 + patches, hidden]} from the backbone
   * @param texts the rendered examples, a row each
   * @param examples the examples, a row each; their labels are not looked at
   */
  List<P> predict(
      NDArray states, List<RenderedText> texts, List<? extends E> examples, StepContext context);
}
