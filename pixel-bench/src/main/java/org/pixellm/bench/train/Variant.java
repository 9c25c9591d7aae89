// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;

/** A way to do a training step on the same texts. */
public enum Variant {
  /** As pixel trains. */
  FUSED(false, false),
  /** The same, of as many texts as have together the patches of a full batch. */
  PACKED(false, false),
  /** Out of single operations, see {@link ComposedObjective}; padded to the longest text. */
  COMPOSED(true, false),
  /** As pixel trains, with every text filled with white to the greatest length. */
  PADDED(false, true),
  /** Out of single operations, with every text padded to the greatest length. */
  COMPOSED_PADDED(true, true);

  private final boolean composed;
  private final boolean padded;

  Variant(boolean composed, boolean padded) {
    this.composed = composed;
    this.padded = padded;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What is trained in place of a run's own objective.
   *
   * @param patches the greatest length
   */
  UnaryOperator<Objective> objective(int patches) {
    return composed
        ? objective -> new ComposedObjective(objective, padded ? patches : 0)
        : UnaryOperator.identity();
  }

  /**
   * The batch of a round.
   *
   * @param texts of the round, as many as any variant asks for
   * @param size texts of a batch
   * @param patches the greatest length
   */
  PatchBatch batch(List<DrawnText> texts, int patchLength, int size, int patches) {
    List<DrawnText> own =
        this == PACKED ? upTo((long) size * patches, texts) : texts.subList(0, size);
    return DrawnText.batch(own, patchLength, padded ? patches : 0, padded && !composed);
  }

  private static List<DrawnText> upTo(long patches, List<DrawnText> texts) {
    List<DrawnText> some = new ArrayList<>();
    long sum = 0;
    for (DrawnText text : texts) {
      sum += text.patches();
      if (sum > patches && !some.isEmpty()) {
        break;
      }
      some.add(text);
    }
    return some;
  }
}
