// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pixellm.model.golden.Golden;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.mask.ReferenceMasking;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.weights.ParameterLoader;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.model.weights.WeightCheck;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;

/** A pretraining golden, ready to be computed again: model with its weights, batch, mask. */
public final class GoldenStep {
  public final Golden golden;
  final PixelEncoder encoder;
  final MaskedPixels objective;
  final MaskPlan plan;
  private final float[] patches;
  private final int patchLength;

  /**
   * Reads a golden.
   *
   * @param weightPatches patches of the position tables in the weights
   */
  public GoldenStep(String name, int weightPatches, NDManager manager) {
    this.golden = new Golden(name);
    Map<String, Object> config = new LinkedHashMap<>(golden.config());
    config.put("image_size", List.of(16, 16 * weightPatches));
    this.encoder = new PixelEncoder(PixelEncoderConfig.fromMap(config));
    this.objective = new MaskedPixelsFactory().restore(config, encoder);
    this.patchLength = encoder.patchLength();
    try (SafetensorsFile weights = golden.open("weights.safetensors")) {
      new ParameterLoader(new WeightCheck()).load(weights, parameters(), manager);
    }
    this.plan = plan(((Number) config.get("mask_ratio")).doubleValue());
    this.patches = patchify();
  }

  public Map<String, Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>(encoder.parameters());
    all.putAll(objective.parameters());
    return all;
  }

  public static StepContext context(NDManager manager, boolean training) {
    return new StepContext(manager, training, new SplittableRandom(0), 0, 1);
  }

  public LossTerms loss(StepContext context) {
    return objective.loss(
        encoder, visible(context.manager()), hidden(context.manager()), plan, context);
  }

  /** {@code [visible patches, values]} in the plan's order. */
  NDArray visible(NDManager manager) {
    List<Integer> indices = new ArrayList<>();
    plan.forEachVisible((row, place) -> indices.add(row * plan.patches(row) + place));
    return pick(manager, indices);
  }

  private NDArray hidden(NDManager manager) {
    List<Integer> indices = new ArrayList<>();
    plan.forEachHiddenReal((row, place) -> indices.add(row * plan.patches(row) + place));
    return pick(manager, indices);
  }

  private NDArray pick(NDManager manager, List<Integer> indices) {
    float[] values = new float[indices.size() * patchLength];
    for (int i = 0; i < indices.size(); i++) {
      System.arraycopy(patches, indices.get(i) * patchLength, values, i * patchLength, patchLength);
    }
    return manager.create(FloatBuffer.wrap(values), new Shape(indices.size(), patchLength));
  }

  private MaskPlan plan(double ratio) {
    float[] attention = golden.floats("inputs.safetensors", "attention_mask");
    float[] noise = golden.floats("inputs.safetensors", "noise");
    float[] mask = null;
    try (SafetensorsFile inputs = golden.open("inputs.safetensors")) {
      if (inputs.names().contains("patch_mask")) {
        mask = inputs.floats("patch_mask");
      }
    }
    int rows = 2;
    int count = noise.length / rows;
    ReferenceMasking masking = new ReferenceMasking(ratio);
    int[][] order = new int[rows][];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      float[] rowNoise = Arrays.copyOfRange(noise, row * count, (row + 1) * count);
      BitSet hidden = new BitSet();
      for (int i = 0; i < count; i++) {
        lengths[row] += (int) attention[row * count + i];
        hidden.set(i, mask != null && mask[row * count + i] > 0);
      }
      order[row] =
          mask != null
              ? masking.controlledOrder(hidden, rowNoise)
              : masking.randomOrder(rowNoise, lengths[row]);
    }
    return new MaskPlan(order, masking.visible(count), lengths);
  }

  /** The picture {@code [batch, channels, 16, width]} cut into patches: channel, row, column. */
  private float[] patchify() {
    float[] pixels = golden.floats("inputs.safetensors", "pixel_values");
    int size = 16;
    int channels = patchLength / (size * size);
    int width = plan.patches(0) * size;
    float[] result = new float[pixels.length];
    int target = 0;
    for (int row = 0; row < plan.texts(); row++) {
      for (int patch = 0; patch < plan.patches(0); patch++) {
        for (int line = 0; line < channels * size; line++) {
          int source = (row * channels * size + line) * width + patch * size;
          System.arraycopy(pixels, source, result, target, size);
          target += size;
        }
      }
    }
    return result;
  }
}
