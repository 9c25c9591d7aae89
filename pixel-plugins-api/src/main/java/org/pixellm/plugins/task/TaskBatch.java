// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.task;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.TextLengths;
import org.pixellm.plugins.render.RenderedText;

/**
 * What a head reads: examples and the states of all their windows, one after another. Each window
 * has the state of its CLS token and then one a patch. This class says in which row of {@link
 * #states()} a state stands, so that a head gathers what it needs and computes nothing for padding.
 *
 * <pre>
 * example 0        example 1
 * window 0         window 1         window 2
 * CLS p0 p1 p2     CLS p0 p1        CLS p0 p1 p2 p3
 * row 0            row 4            row 7
 * </pre>
 *
 * @param <E> the examples
 */
public final class TaskBatch<E extends Example> {
  private final NDArray states;
  private final TextLengths lengths;
  private final List<DrawnExample<? extends E>> examples;
  private final List<RenderedText> windows;

  /** Row of each window's CLS. */
  private final int[] starts;

  /** Each example's first window, and after the last the number of windows. */
  private final int[] firstWindows;

  /**
   * A batch.
   *
   * @param states {@code [.., hidden]} of a backbone, for packed texts or a rectangle; is looked at
   *     as {@code [tokens, hidden]}
   * @param lengths patches of each window that have states: its own, or more where the backbone was
   *     given padding
   * @param examples in the order of their states
   * @throws IllegalArgumentException if lengths, windows and states do not agree
   */
  public TaskBatch(
      NDArray states, TextLengths lengths, List<? extends DrawnExample<? extends E>> examples) {
    this.lengths = Objects.requireNonNull(lengths, "lengths");
    this.examples = List.copyOf(examples);
    this.windows = new ArrayList<>();
    this.firstWindows = new int[examples.size() + 1];
    for (int i = 0; i < examples.size(); i++) {
      windows.addAll(examples.get(i).windows());
      firstWindows[i + 1] = windows.size();
    }
    this.starts = new int[lengths.count()];
    for (int window = 1; window < starts.length; window++) {
      starts[window] = starts[window - 1] + 1 + lengths.get(window - 1);
    }
    long hidden = states.getShape().get(states.getShape().dimension() - 1);
    long tokens = states.getShape().size() / hidden;
    if (windows.size() != lengths.count() || tokens != lengths.count() + (long) lengths.total()) {
      throw new IllegalArgumentException(
          "%d windows and %s do not have states %s"
              .formatted(windows.size(), lengths, states.getShape()));
    }
    for (int window = 0; window < starts.length; window++) {
      if (windows.get(window).patchCount() > lengths.get(window)) {
        throw new IllegalArgumentException(
            "window %d has %d patches and states for %d"
                .formatted(window, windows.get(window).patchCount(), lengths.get(window)));
      }
    }
    this.states = states.reshape(tokens, hidden);
  }

  /** All states, {@code [tokens, hidden]}. */
  public NDArray states() {
    return states;
  }

  /** The examples, in order. */
  public List<DrawnExample<? extends E>> examples() {
    return examples;
  }

  /** Windows of all examples together. */
  public int windowCount() {
    return windows.size();
  }

  /** Which of all windows is an example's first; its others follow. */
  public int firstWindow(int example) {
    return firstWindows[Objects.checkIndex(example, examples.size())];
  }

  /** Windows of an example, those of all its inputs. */
  public int windowCount(int example) {
    return firstWindows[example + 1] - firstWindows[example];
  }

  /** A window, counted over all examples. */
  public RenderedText window(int window) {
    return windows.get(window);
  }

  /** Row of the state of a window's CLS token. */
  public int clsRow(int window) {
    return starts[window];
  }

  /**
   * Row of the state of a patch.
   *
   * @param patch 0 to {@code patchesWithStates(window) - 1}; from {@link RenderedText#patchCount()}
   *     on it is padding
   */
  public int patchRow(int window, int patch) {
    return starts[window] + 1 + Objects.checkIndex(patch, lengths.get(window));
  }

  /**
   * Patches of a window that have states, padding included. A head that counts padding in gives
   * other predictions for a text alone and in a batch; only the original's quirks need it.
   */
  public int patchesWithStates(int window) {
    return lengths.get(window);
  }
}
