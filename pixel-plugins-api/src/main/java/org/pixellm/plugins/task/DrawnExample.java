// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.RenderedText;

/**
 * An example and what was drawn of it. Immutable.
 *
 * @param example the example
 * @param inputs for each of the head's {@linkplain TaskHead#inputs inputs} its windows in reading
 *     order, at least one; alignments refer to the whole input. Most examples have one input, and
 *     most inputs one window
 * @param <E> the example
 */
public record DrawnExample<E extends Example>(E example, List<List<RenderedText>> inputs) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no input, or one has no window
   */
  public DrawnExample {
    Objects.requireNonNull(example, "example");
    inputs = inputs.stream().map(List::copyOf).toList();
    if (inputs.isEmpty() || inputs.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("an example without a picture");
    }
  }

  /** An example with one input in one window. */
  public static <E extends Example> DrawnExample<E> of(E example, RenderedText window) {
    return new DrawnExample<>(example, List.of(List.of(window)));
  }

  /** All windows, input by input: the order in which their states stand in a batch. */
  public List<RenderedText> windows() {
    return inputs.stream().flatMap(List::stream).toList();
  }

  /** Patches of all windows together. */
  public int patches() {
    return windows().stream().mapToInt(RenderedText::patchCount).sum();
  }
}
