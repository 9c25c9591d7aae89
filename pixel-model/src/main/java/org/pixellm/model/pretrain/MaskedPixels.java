// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.mask.MaskSampler;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.pretrain.MaskedPixelsConfig.EvaluationMasking;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;

/**
 * Masked-pixel pretraining (Rust et al. 2023, section 2; He et al. 2022): some patches are hidden,
 * the encoder reads the others, a decoder restores all, and the loss is the mean squared error over
 * patches that are hidden and real.
 */
public final class MaskedPixels implements Objective {
  private final DecoderConfig config;
  private final MaskingPolicy masking;
  private final int patchLength;
  private final ParameterSet set = new ParameterSet();
  private final SequenceOps ops = new SequenceOps();
  private final PixelDecoder decoder;
  private final PixelLoss loss;

  /**
   * How this objective chooses what to hide.
   *
   * @param training over a run
   * @param spanFrom progress at which scheduled masking turns to spans
   * @param evaluation when measuring
   */
  record MaskingPolicy(Masking training, double spanFrom, EvaluationMasking evaluation) {
    MaskSampler sampler(StepContext context, double ratio) {
      Masking kind =
          context.training()
              ? training
              : evaluation == EvaluationMasking.SPAN ? Masking.SPAN : Masking.SINGLE;
      return kind.sampler(context.progress(), spanFrom, ratio);
    }
  }

  MaskedPixels(DecoderConfig config, MaskingPolicy masking) {
    this.config = config;
    this.masking = masking;
    this.patchLength = config.input().patchLength();
    this.decoder = new PixelDecoder(set, config, ops);
    this.loss = new PixelLoss(config.input().channels(), config.normalisedTargets());
  }

  @Override
  public LossTerms loss(EncoderBackbone backbone, PatchBatch batch, StepContext context) {
    return loss(backbone, batch, plan(batch, context), context);
  }

  /** The loss of a batch of which a given plan hides patches. */
  LossTerms loss(EncoderBackbone backbone, PatchBatch batch, MaskPlan plan, StepContext context) {
    PatchBytes bytes = new PatchBytes(batch, patchLength);
    NDManager manager = context.manager();
    NDArray visible =
        ops.unitRange(
            manager.create(
                bytes.visible(plan),
                new Shape(plan.rows(), plan.visible(), patchLength),
                DataType.UINT8));
    long[] hidden = plan.hiddenReal();
    NDArray target =
        ops.unitRange(
            manager.create(
                bytes.at(hidden), new Shape(hidden.length, patchLength), DataType.UINT8));
    return loss(backbone, visible, target, plan, context);
  }

  /**
   * The loss of patches that are on the device.
   *
   * @param visible {@code [batch, visible, values]}, ink 0 to 1, in the plan's order
   * @param target {@code [hidden and real, values]} in the order of {@link MaskPlan#hiddenReal()}
   */
  LossTerms loss(
      EncoderBackbone backbone,
      NDArray visible,
      NDArray target,
      MaskPlan plan,
      StepContext context) {
    NDArray decoded = decode(backbone, visible, plan, context);
    long[] hidden = plan.hiddenReal();
    NDArray flat = context.manager().create(hidden);
    NDArray prediction = decoder.predict(ops.selectPatches(decoded, flat));
    return new LossTerms(loss.error(prediction, loss.target(target)), hidden.length);
  }

  /** {@code [batch, 1 + patches, decoder hidden]}. */
  NDArray decode(EncoderBackbone backbone, NDArray visible, MaskPlan plan, StepContext context) {
    NDManager manager = context.manager();
    NDArray places = manager.create(plan.places(), new Shape(plan.rows(), plan.visible()));
    NDArray states =
        backbone.encode(
            new EncoderInput(visible, Optional.of(places), visibleAttention(plan, manager)),
            context);
    NDArray restore = manager.create(plan.restore(), new Shape(plan.rows(), plan.patches()));
    return decoder.decode(states, restore, fullAttention(plan, manager), context);
  }

  /**
   * Predictions for all patches.
   *
   * @param visible {@code [batch, visible, values]}, ink 0 to 1, in the plan's order
   * @return {@code [batch, patches, size * size * channels]} in the order row, column, channel;
   *     standardised values where the loss looks at standardised patches
   */
  NDArray predict(EncoderBackbone backbone, NDArray visible, MaskPlan plan, StepContext context) {
    NDArray all = decoder.predict(decode(backbone, visible, plan, context));
    return all.get(":, 1:");
  }

  /** The plan of a step: what the run's masking hides of each row. */
  MaskPlan plan(PatchBatch batch, StepContext context) {
    MaskSampler sampler = masking.sampler(context, config.maskRatio());
    return plan(batch, sampler, config.maskRatio(), context.random());
  }

  static MaskPlan plan(
      PatchBatch batch, MaskSampler sampler, double ratio, RandomGenerator random) {
    int[] lengths = new int[batch.size()];
    List<BitSet> hidden = new ArrayList<>(lengths.length);
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = batch.length(row);
      if (lengths[row] < 2) {
        throw new IllegalArgumentException("a text of one patch has nothing to hide and see");
      }
      long wanted = Math.round(ratio * lengths[row]);
      int count = (int) Math.max(1, Math.min(lengths[row] - 1, wanted));
      hidden.add(sampler.sample(lengths[row], count, random));
    }
    return MaskPlan.hiding(hidden, batch.patchCount(), lengths);
  }

  private static Optional<NDArray> visibleAttention(MaskPlan plan, NDManager manager) {
    if (!plan.seesPadding()) {
      return Optional.empty();
    }
    float[] mask = new float[plan.rows() * plan.visible()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = plan.real(i / plan.visible(), i % plan.visible()) ? 1 : 0;
    }
    return Optional.of(
        manager.create(FloatBuffer.wrap(mask), new Shape(plan.rows(), plan.visible())));
  }

  private static Optional<NDArray> fullAttention(MaskPlan plan, NDManager manager) {
    if (!plan.padded()) {
      return Optional.empty();
    }
    float[] mask = new float[plan.rows() * plan.patches()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % plan.patches() < plan.length(i / plan.patches()) ? 1 : 0;
    }
    return Optional.of(
        manager.create(FloatBuffer.wrap(mask), new Shape(plan.rows(), plan.patches())));
  }

  @Override
  public Optional<ConstantGuess> constantGuess() {
    return Optional.of(new MeanPatch(this));
  }

  /** Whether targets are standardised each by itself. */
  boolean normalisedTargets() {
    return config.normalisedTargets();
  }

  /** Colour channels of a patch. */
  int channels() {
    return config.input().channels();
  }

  /** Values of a patch. */
  int patchLength() {
    return patchLength;
  }

  @Override
  public Map<String, Parameter> parameters() {
    return set.asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    set.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    return config.toMap();
  }

  @Override
  public void close() {
    decoder.close();
    loss.close();
    ops.close();
  }
}
