// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;

/**
 * Examples that are drawn when they are needed, and kept as far as there is room. Drawing depends
 * on nothing but the example, so what is kept and what is drawn again are the same. Safe to share
 * between threads.
 */
public final class DrawnExamples {
  private final List<Example> examples;
  private final Function<Example, DrawnExample<Example>> drawing;
  private final AtomicReferenceArray<DrawnExample<Example>> kept;
  private final AtomicLong room;

  /**
   * Examples.
   *
   * @param drawing draws one
   * @param bytes of pixels that may be kept
   */
  public DrawnExamples(
      List<Example> examples, Function<Example, DrawnExample<Example>> drawing, long bytes) {
    this.examples = List.copyOf(examples);
    this.drawing = drawing;
    this.kept = new AtomicReferenceArray<>(examples.size());
    this.room = new AtomicLong(bytes);
  }

  /** How many there are. */
  public int size() {
    return examples.size();
  }

  /** The examples without their pictures. */
  public List<Example> examples() {
    return examples;
  }

  /** An example with its picture. */
  public DrawnExample<Example> get(int index) {
    DrawnExample<Example> known = kept.get(index);
    if (known != null) {
      return known;
    }
    DrawnExample<Example> drawn = drawing.apply(examples.get(index));
    long bytes = 0;
    for (RenderedText window : drawn.windows()) {
      bytes += (long) window.patchCount() * window.patchLength();
    }
    if (room.addAndGet(-bytes) >= 0) {
      kept.set(index, drawn);
    } else {
      room.addAndGet(bytes);
    }
    return drawn;
  }
}
