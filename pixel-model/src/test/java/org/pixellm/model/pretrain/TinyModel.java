// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.torch.Checkpoints;
import org.pixellm.model.torch.GradientMode;
import org.pixellm.model.torch.Gradients;
import org.pixellm.model.vit.FirstLayers;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.vit.PositionReach;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.InputShape;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.Recomputation;
import org.pixellm.plugins.model.StepContext;

/** A model that is small enough to be run hundreds of times, with values of its own. */
final class TinyModel implements AutoCloseable {
  static final int PATCH = 4;
  static final int HIDDEN = 16;

  final Setting setting;
  final PixelEncoder encoder;
  final MaskedPixels objective;
  final NDManager manager = NDManager.newBaseManager();

  /** The choices that change what a training step computes. */
  record Setting(
      Positions positions,
      InputEncoding input,
      int channels,
      boolean normalised,
      double dropout,
      FirstLayers first) {
    static final Setting QUICK =
        new Setting(Positions.ROPE, InputEncoding.STANDARDISED, 1, true, 0);
    static final Setting REFERENCE = new Setting(Positions.SINCOS2D, InputEncoding.RAW, 3, true, 0);

    Setting(
        Positions positions,
        InputEncoding input,
        int channels,
        boolean normalised,
        double dropout) {
      this(positions, input, channels, normalised, dropout, FirstLayers.PLAIN);
    }

    /** The same with other first layers. */
    Setting with(FirstLayers other) {
      return new Setting(positions, input, channels, normalised, dropout, other);
    }

    /** First layers of every kind. */
    static Stream<FirstLayers> firstLayers() {
      return Stream.of(
          FirstLayers.PLAIN, FirstLayers.convolution(5), FirstLayers.localAttention(1, 3));
    }
  }

  TinyModel(Setting setting) {
    this(setting, 40);
  }

  TinyModel(Setting setting, int maxPatches) {
    this(setting, maxPatches, AttentionMath.FUSED, true);
  }

  /** A model that computes the same in another way. */
  TinyModel(Setting setting, int maxPatches, AttentionMath attention, boolean packing) {
    this.setting = setting;
    InputShape input = new InputShape(PATCH, setting.channels(), maxPatches);
    this.encoder =
        new PixelEncoder(
            new PixelEncoderConfig(
                input,
                new TransformerShape(
                    HIDDEN, 2, 2, 32, setting.dropout(), setting.dropout(), 1e-12, 0.2),
                setting.positions(),
                SinCos2d.gridFor(maxPatches),
                100,
                setting.input(),
                0.17,
                0.31,
                setting.first(),
                PositionReach.ofTable(maxPatches)),
            attention);
    this.objective =
        new MaskedPixelsFactory()
            .create(
                new MaskedPixelsConfig(
                    0.25,
                    Masking.SPAN,
                    0,
                    MaskedPixelsConfig.EvaluationMasking.SPAN,
                    setting.normalised(),
                    8,
                    1,
                    2,
                    16,
                    packing),
                encoder,
                input);
    SplittableRandom random = new SplittableRandom(1);
    encoder.initialize(manager, random);
    objective.initialize(manager, random);
    parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .forEach(parameter -> parameter.getArray().setRequiresGradient(true));
  }

  Map<String, Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>(encoder.parameters());
    all.putAll(objective.parameters());
    return all;
  }

  /** Random patches; each row's are the same whatever the other rows' lengths are. */
  PatchBatch batch(int... lengths) {
    int longest = Arrays.stream(lengths).max().orElseThrow();
    int patchLength = encoder.patchLength();
    byte[] pixels = new byte[lengths.length * longest * patchLength];
    Arrays.fill(pixels, (byte) 255);
    for (int row = 0; row < lengths.length; row++) {
      byte[] text = new byte[lengths[row] * patchLength];
      new SplittableRandom(100 + row).nextBytes(text);
      System.arraycopy(text, 0, pixels, row * longest * patchLength, text.length);
    }
    return new PatchBatch(pixels, lengths, longest, patchLength);
  }

  /** One row of a batch, alone and without padding. */
  static PatchBatch row(PatchBatch batch, int row) {
    int from = row * batch.patchCount() * batch.patchLength();
    int[] lengths = {batch.length(row)};
    return new PatchBatch(
        Arrays.copyOfRange(batch.pixels(), from, from + lengths[0] * batch.patchLength()),
        lengths,
        lengths[0],
        batch.patchLength());
  }

  static StepContext context(NDManager manager, boolean training) {
    return new StepContext(manager, training, new SplittableRandom(7), 0, 1);
  }

  /** The loss of one training step's forward pass, nothing recorded. */
  float loss(PatchBatch batch, MaskPlan plan) {
    try (NDManager scope = manager.newSubManager()) {
      return objective.loss(encoder, batch, plan, context(scope, false)).loss().getFloat();
    }
  }

  MaskPlan plan(PatchBatch batch) {
    return objective.plan(batch, context(manager, true));
  }

  /** Gradients from a backward pass that computes every layer again. */
  Map<String, float[]> recomputedGradients(PatchBatch batch) {
    return gradients(batch, () -> {}, true);
  }

  /**
   * One training step's gradients by parameter name.
   *
   * @param between runs after the forward and before the backward pass
   */
  Map<String, float[]> gradients(PatchBatch batch, Runnable between) {
    return gradients(batch, between, false);
  }

  private Map<String, float[]> gradients(PatchBatch batch, Runnable between, boolean recomputing) {
    Engine.getInstance().setRandomSeed(5);
    Map<String, Parameter> trained = new LinkedHashMap<>(parameters());
    trained.values().removeIf(parameter -> !parameter.requiresGradient());
    NDList arrays = new NDList();
    trained.values().forEach(parameter -> arrays.add(parameter.getArray()));
    Map<String, float[]> values = new TreeMap<>();
    try (NDManager scope = manager.newSubManager();
        Gradients gradients = new Gradients()) {
      SplittableRandom seeds = new SplittableRandom(9);
      Checkpoints checkpoints = new Checkpoints(seeds::nextInt);
      Recomputation recomputation = recomputing ? checkpoints : Recomputation.NONE;
      StepContext context =
          new StepContext(scope, true, new SplittableRandom(7), 0, 1, recomputation);
      LossTerms terms = GradientMode.recording(() -> objective.loss(encoder, batch, context));
      between.run();
      Iterator<NDArray> found =
          gradients.of(scope, terms.loss(), 1, arrays, checkpoints).iterator();
      trained.keySet().forEach(name -> values.put(name, found.next().toFloatArray()));
    }
    return values;
  }

  @Override
  public void close() {
    manager.close();
  }
}
