// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.part;

import java.util.Map;
import org.pixellm.tasks.example.LabelSet;

/** How much each label counts in a loss: 1, unless it is said otherwise. */
public final class ClassWeights {
  private final float[] weights;

  /**
   * Weights.
   *
   * @param byLabel weights above 0, by label
   * @throws IllegalArgumentException if a label is not one of the task's, or a weight is not a
   *     number above 0
   */
  public ClassWeights(LabelSet labels, Map<String, Double> byLabel) {
    byLabel.forEach(
        (label, weight) -> {
          if (!labels.contains(label)) {
            throw new IllegalArgumentException(
                "class_weights names \"%s\", which is not one of the labels %s"
                    .formatted(label, String.join(", ", labels.labels())));
          }
          if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                "class_weights must be above 0, not %s for \"%s\"".formatted(weight, label));
          }
        });
    this.weights = new float[labels.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = byLabel.getOrDefault(labels.labels().get(i), 1.0).floatValue();
    }
  }

  /** The weights of all labels, by number. */
  public float[] all() {
    return weights.clone();
  }

  /** The weight of each of some labels, by index. */
  public float[] of(long[] gold) {
    float[] chosen = new float[gold.length];
    for (int i = 0; i < gold.length; i++) {
      chosen[i] = weights[Math.toIntExact(gold[i])];
    }
    return chosen;
  }
}
