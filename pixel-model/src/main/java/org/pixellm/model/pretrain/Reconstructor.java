// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDManager;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.mask.MaskSampler;
import org.pixellm.model.mask.SinglePatches;
import org.pixellm.model.mask.Spans;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;

/**
 * Hides patches of a text and lets a model restore them, as in the paper's figure 1.
 *
 * <p>A model whose loss looks at standardised patches predicts shapes, not how dark a patch is. The
 * missing mean and deviation are taken from the patches the model saw, so nothing of the hidden
 * ones leaks into the picture; the original's demonstration takes them from the hidden patches
 * themselves.
 */
public final class Reconstructor {
  /** Patches flatter than this, separators and blanks, say nothing about text. */
  private static final double FLAT = 0.02;

  private final EncoderBackbone backbone;
  private final MaskedPixels objective;
  private final NDManager manager;

  /**
   * A reconstructor.
   *
   * @param objective the model's; must be masked pixels
   * @param manager parent of short-lived arrays
   * @throws PixelException if the model was trained to do something else
   */
  public Reconstructor(EncoderBackbone backbone, Objective objective, NDManager manager) {
    if (!(objective instanceof MaskedPixels pixels)) {
      throw new PixelException("this model was not trained to restore pixels");
    }
    this.backbone = backbone;
    this.objective = pixels;
    this.manager = manager;
  }

  /**
   * Hides and restores.
   *
   * @param text at least 2 patches
   * @param ratio share of patches hidden, above 0 and below 1
   * @param spans whether spans are hidden, or single patches
   * @param random decides which
   */
  public Restoration restore(
      RenderedText text, double ratio, boolean spans, RandomGenerator random) {
    if (!(ratio > 0 && ratio < 1)) {
      throw new PixelException("the mask ratio must be above 0 and below 1, not " + ratio);
    }
    PatchBatch batch = PatchBatch.of(List.of(text));
    MaskSampler sampler = spans ? new Spans(ratio) : new SinglePatches();
    MaskPlan plan = MaskedPixels.plan(batch, sampler, ratio, random, true);
    float[] predictions = predict(batch, plan, random);
    BitSet hidden = new BitSet();
    byte[] restored = batch.pixels().clone();
    Ink ink = visibleInk(batch, plan);
    plan.forEachHiddenReal(
        (row, patch) -> {
          hidden.set(patch);
          paint(predictions, patch, ink, restored, text.channels(), text.patchLength());
        });
    return new Restoration(batch.pixels(), restored, hidden, text.patchLength());
  }

  /** {@code [patches, size * size * channels]} in the order row, column, channel. */
  private float[] predict(PatchBatch batch, MaskPlan plan, RandomGenerator random) {
    try (NDManager scope = manager.newSubManager()) {
      StepContext context = new StepContext(scope, false, random, 0, 1);
      return objective.predict(backbone, batch, plan, context).toFloatArray();
    }
  }

  /** Mean and deviation of a typical text patch, 0 black to 1 white. */
  private record Ink(double mean, double deviation) {}

  private Ink visibleInk(PatchBatch batch, MaskPlan plan) {
    if (!objective.normalisedTargets()) {
      return new Ink(0, 1);
    }
    double means = 0;
    double deviations = 0;
    int count = 0;
    for (int i = 0; i < plan.visible(0); i++) {
      Ink ink = ink(batch.pixels(), plan.place(0, i) * batch.patchLength(), batch.patchLength());
      if (ink.deviation() > FLAT) {
        means += ink.mean();
        deviations += ink.deviation();
        count++;
      }
    }
    return count == 0 ? new Ink(1, 0) : new Ink(means / count, deviations / count);
  }

  private static Ink ink(byte[] pixels, int from, int length) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < from + length; i++) {
      double value = (pixels[i] & 0xFF) / 255.0;
      sum += value;
      squares += value * value;
    }
    double mean = sum / length;
    return new Ink(mean, Math.sqrt(Math.max(0, squares / length - mean * mean)));
  }

  /** Turns a patch's prediction into bytes of the picture's channels. */
  private void paint(
      float[] predictions, int patch, Ink ink, byte[] target, int channels, int patchLength) {
    int modelChannels = objective.channels();
    int area = patchLength / channels;
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < area; i++) {
        int from = patch * objective.patchLength() + i * modelChannels;
        double value = 0;
        if (channels == modelChannels) {
          value = predictions[from + channel];
        } else {
          for (int c = 0; c < modelChannels; c++) {
            value += predictions[from + c] / modelChannels;
          }
        }
        long grey = Math.round(255 * (value * ink.deviation() + ink.mean()));
        target[patch * patchLength + channel * area + i] = (byte) Math.max(0, Math.min(255, grey));
      }
    }
  }
}
