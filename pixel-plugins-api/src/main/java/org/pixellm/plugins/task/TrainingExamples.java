// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.pixellm.plugins.data.Example;

/**
 * What a head is trained on.
 *
 * @param examples all of them, at least one
 * @param batchSize examples of a batch, at least 1; the last batch of an epoch may have fewer
 * @param drawing draws one as it is drawn to predict, which takes time
 * @param <E> the examples
 */
public record TrainingExamples<E extends Example>(
    List<E> examples, int batchSize, Function<E, DrawnExample<E>> drawing) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are no examples, or a batch has none
   */
  public TrainingExamples {
    examples = List.copyOf(examples);
    Objects.requireNonNull(drawing, "drawing");
    if (examples.isEmpty() || batchSize < 1) {
      throw new IllegalArgumentException(
          "%d examples in batches of %d".formatted(examples.size(), batchSize));
    }
  }

  /**
   * Draws some of them, evenly spread from the first on.
   *
   * @param most how many, at least 1; all if there are no more
   */
  public List<DrawnExample<E>> drawn(int most) {
    int count = Math.min(most, examples.size());
    return IntStream.range(0, count)
        .mapToObj(i -> examples.get((int) ((long) i * examples.size() / count)))
        .map(drawing)
        .toList();
  }
}
