// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.mask.MaskSampler;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.pretrain.MaskedPixelsConfig.EvaluationMasking;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.vit.PixelEncoder;
import org.pixellm.model.work.UsefulWork;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.Objective;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;

/**
 * Masked-pixel pretraining (Rust et al. 2023, section 2; He et al. 2022): some patches are hidden,
 * the encoder reads the others, a decoder restores all, and the loss is the mean squared error over
 * patches that are hidden and real.
 */
public final class MaskedPixels implements Objective {
  private final DecoderConfig config;
  private final MaskingPolicy masking;
  private final boolean packing;
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

  /**
   * How the same numbers are computed.
   *
   * @param attention of the decoder
   * @param packing whether texts are packed for a backbone that can read them so
   */
  record Computing(AttentionMath attention, boolean packing) {
    static final Computing FAST = new Computing(AttentionMath.FUSED, true);
  }

  /**
   * An objective without values.
   *
   * @param computing how the same numbers are computed; no part of the model
   */
  MaskedPixels(DecoderConfig config, MaskingPolicy masking, Computing computing) {
    this.config = config;
    this.masking = masking;
    this.packing = computing.packing();
    this.patchLength = config.input().patchLength();
    this.decoder = new PixelDecoder(set, config, ops, computing.attention());
    int channels = config.input().channels();
    this.loss = new PixelLoss(channels, patchLength / channels, config.normalisedTargets());
  }

  @Override
  public LossTerms loss(EncoderBackbone backbone, PatchBatch batch, StepContext context) {
    MaskSampler sampler = masking.sampler(context, config.maskRatio());
    boolean packed = packing && backbone.readsPackedTexts();
    MaskPlan plan = plan(batch, sampler, config.maskRatio(), context.random(), packed);
    return loss(backbone, batch, plan, context);
  }

  /** The loss of a batch of which a given plan hides patches. */
  LossTerms loss(EncoderBackbone backbone, PatchBatch batch, MaskPlan plan, StepContext context) {
    PatchBytes drawn = PatchBytes.asDrawn(batch, patchLength);
    NDArray target = ops.unitRange(drawn.hidden(plan, context.manager()));
    return loss(backbone, visible(backbone, batch, plan, context), target, plan, context);
  }

  /** What restores patches; its parameters are among this objective's. */
  PixelDecoder decoder() {
    return decoder;
  }

  private NDArray visible(
      EncoderBackbone backbone, PatchBatch batch, MaskPlan plan, StepContext context) {
    PatchBytes bytes =
        backbone.readsGreyAsThree()
            ? PatchBytes.asDrawn(batch, patchLength)
            : PatchBytes.asRead(batch, patchLength);
    return ops.unitRange(bytes.visible(plan, context.manager()));
  }

  /**
   * The loss of patches that are on the device.
   *
   * @param visible {@code [visible patches, values]}, ink 0 to 1, in the plan's order
   * @param target {@code [hidden and real, values]} in the order of {@link
   *     MaskPlan#forEachHiddenReal}
   */
  LossTerms loss(
      EncoderBackbone backbone,
      NDArray visible,
      NDArray target,
      MaskPlan plan,
      StepContext context) {
    NDArray states = encode(backbone, visible, plan, context);
    NDArray hidden = decoder.decode(states, plan, true, context);
    if (plan.padded()) {
      long[] real = plan.realAmongHidden();
      hidden = ops.select(hidden, context.manager().create(real, new Shape(real.length)));
    }
    NDArray prediction = decoder.predict(hidden);
    return new LossTerms(loss.error(prediction, loss.target(target)), plan.allHiddenReal());
  }

  /** The states of CLS and visible patches, text by text: {@code [.., .., hidden]}. */
  private static NDArray encode(
      EncoderBackbone backbone, NDArray visible, MaskPlan plan, StepContext context) {
    NDManager manager = context.manager();
    boolean rectangle = plan.isRectangle();
    long texts = rectangle ? plan.texts() : 1;
    NDArray patches = visible.reshape(texts, -1, visible.getShape().get(1));
    NDArray places =
        manager.create(plan.visiblePlaces(), new Shape(texts, plan.allVisible() / texts));
    return backbone.encode(
        new EncoderInput(
            patches,
            Optional.of(places),
            plan.seesPadding() ? Optional.of(realVisible(plan, manager)) : Optional.empty(),
            rectangle ? Optional.empty() : Optional.of(visibleLengths(plan))),
        context);
  }

  private static TextLengths visibleLengths(MaskPlan plan) {
    return TextLengths.of(IntStream.range(0, plan.texts()).map(plan::visible).toArray());
  }

  /** {@code [texts, visible]}: 1 where a visible patch is real. */
  private static NDArray realVisible(MaskPlan plan, NDManager manager) {
    int visible = plan.visible(0);
    float[] real = new float[plan.texts() * visible];
    for (int i = 0; i < real.length; i++) {
      real[i] = plan.real(i / visible, i % visible) ? 1 : 0;
    }
    return manager.create(FloatBuffer.wrap(real), new Shape(plan.texts(), visible));
  }

  /**
   * Predictions for all patches of a batch.
   *
   * @param plan a rectangle
   * @return {@code [batch, patches, size * size * channels]} in the order row, column, channel;
   *     standardised values where the loss looks at standardised patches
   */
  NDArray predict(EncoderBackbone backbone, PatchBatch batch, MaskPlan plan, StepContext context) {
    return predict(backbone, visible(backbone, batch, plan, context), plan, context);
  }

  /**
   * Predictions for all patches.
   *
   * @param visible {@code [visible patches, values]}, ink 0 to 1, in the plan's order
   * @param plan a rectangle
   */
  NDArray predict(EncoderBackbone backbone, NDArray visible, MaskPlan plan, StepContext context) {
    NDArray states = encode(backbone, visible, plan, context);
    NDArray decoded = decoder.decode(states, plan, false, context);
    int patches = plan.patches(0);
    long[] tokens = plan.restore();
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] += 1 + i / patches; // after the CLS of this text and of those before it
    }
    NDArray inOrder =
        ops.select(decoded, context.manager().create(tokens, new Shape(tokens.length)));
    return decoder.predict(inOrder).reshape(plan.texts(), patches, -1);
  }

  /** The plan of a step: what the run's masking hides of each row. */
  MaskPlan plan(PatchBatch batch, StepContext context) {
    MaskSampler sampler = masking.sampler(context, config.maskRatio());
    return plan(batch, sampler, config.maskRatio(), context.random(), packing);
  }

  static MaskPlan plan(
      PatchBatch batch, MaskSampler sampler, double ratio, RandomGenerator random, boolean packed) {
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
    return packed
        ? MaskPlan.packing(hidden, lengths)
        : MaskPlan.rectangular(hidden, batch.patchCount(), lengths);
  }

  /** What {@link UsefulWork} counts, of the encoder that it knows. */
  @Override
  public OptionalLong operations(EncoderBackbone backbone, PatchBatch batch) {
    if (!(backbone instanceof PixelEncoder)) {
      return OptionalLong.empty();
    }
    Map<String, Object> entries = new LinkedHashMap<>(backbone.configuration());
    entries.putAll(configuration());
    return OptionalLong.of(UsefulWork.of(entries, batch.patchLength()).step(batch));
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
  public boolean drawsEngineRandomness() {
    return config.transformer().drawsEngineRandomness();
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
