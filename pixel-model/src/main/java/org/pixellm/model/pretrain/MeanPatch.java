// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import java.nio.ByteBuffer;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.plugins.model.Objective.ConstantGuess;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;

/**
 * The best guess for a hidden patch that looks at nothing: the mean target of the training text. It
 * minimises the mean squared error among all constants, so a model that does not beat it has learnt
 * nothing.
 */
final class MeanPatch implements ConstantGuess {
  private final MaskedPixels objective;
  private final double[] sum;
  private long patches;

  MeanPatch(MaskedPixels objective) {
    this.objective = objective;
    this.sum = new double[objective.patchLength()];
  }

  @Override
  public void observe(PatchBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      ByteBuffer bytes = PatchBytes.asRead(batch, objective.patchLength()).row(row);
      for (int i = 0; i < batch.length(row); i++) {
        double[] target = target(bytes);
        for (int k = 0; k < sum.length; k++) {
          sum[k] += target[k];
        }
      }
      patches += batch.length(row);
    }
  }

  @Override
  public Score score(PatchBatch batch, StepContext context) {
    if (patches == 0) {
      throw new IllegalStateException("the guess has observed nothing yet");
    }
    MaskPlan plan = objective.plan(batch, context);
    int hidden = plan.allHiddenReal();
    ByteBuffer bytes = PatchBytes.asRead(batch, objective.patchLength()).hidden(plan);
    double total = 0;
    for (int i = 0; i < hidden; i++) {
      double[] target = target(bytes);
      for (int k = 0; k < target.length; k++) {
        double difference = target[k] - sum[k] / patches;
        total += difference * difference;
      }
    }
    return new Score(total / hidden / sum.length, hidden);
  }

  /** The next patch of the buffer as the loss sees it, channel by channel. */
  private double[] target(ByteBuffer bytes) {
    double[] values = new double[sum.length];
    double mean = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = (bytes.get() & 0xFF) / 255.0;
      mean += values[k];
    }
    if (!objective.normalisedTargets()) {
      return values;
    }
    mean /= values.length;
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(variance / (values.length - 1) + 1e-6);
    for (int k = 0; k < values.length; k++) {
      values[k] = (values[k] - mean) / deviation;
    }
    return values;
  }
}
