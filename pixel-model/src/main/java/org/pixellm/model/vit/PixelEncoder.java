// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pixellm.model.nn.AttentionContext;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.PlaceConvolution;
import org.pixellm.model.nn.PlaceSlots;
import org.pixellm.model.nn.RotaryPositions;
import org.pixellm.model.nn.TokenRuns;
import org.pixellm.model.nn.Transformer;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.model.TextLengths;

/**
 * PIXEL's encoder (Rust et al. 2023, section 2): patch embeddings, CLS, a pre-norm transformer and
 * a last norm. Parameter names are those of Team-PIXEL/pixel-base, from {@code vit.} on. Where
 * {@link FirstLayers} asks for it, patches are convolved with their neighbours before CLS and
 * positions join them, or see only near ones in the first layers.
 */
public final class PixelEncoder implements EncoderBackbone {
  private final PixelEncoderConfig config;
  private final AttentionMath attention;
  private final ParameterSet set = new ParameterSet();
  private final SequenceOps ops = new SequenceOps();
  private final PatchEmbeddings embeddings;
  private final Optional<RotaryPositions> rotary;
  private final Transformer transformer;
  private final LayerNorm norm;
  private final Optional<PlaceConvolution> convolution;

  /** An encoder without values. */
  public PixelEncoder(PixelEncoderConfig config) {
    this(config, AttentionMath.FUSED);
  }

  /**
   * An encoder without values.
   *
   * @param attention how attention is computed; no part of the model
   */
  public PixelEncoder(PixelEncoderConfig config, AttentionMath attention) {
    this(config, attention, PatchProjection::new);
  }

  /**
   * An encoder without values that reads something else than ink.
   *
   * @param attention how attention is computed; no part of the model
   * @param projection what becomes of the values of a patch
   */
  public PixelEncoder(
      PixelEncoderConfig config, AttentionMath attention, InputProjection.Maker projection) {
    this.config = config;
    this.attention = attention;
    this.embeddings = new PatchEmbeddings(set, "vit.embeddings", config, projection, ops);
    this.transformer =
        new Transformer(
            set,
            "vit.encoder.layer",
            config.transformer(),
            attention,
            config.firstLayers().attention());
    this.norm =
        new LayerNorm(
            set,
            "vit.layernorm",
            config.transformer().hidden(),
            config.transformer().layerNormEpsilon());
    this.rotary =
        config.positions() == Positions.ROPE
            ? Optional.of(new RotaryPositions(config.transformer().headSize(), config.ropeBase()))
            : Optional.empty();
    FirstLayers first = config.firstLayers();
    // Last of all, so that the other parameters begin with the values they have without it.
    this.convolution =
        first.kind() == FirstLayers.Kind.CONVOLUTION
            ? Optional.of(
                new PlaceConvolution(
                    set, "vit.embeddings.convolution", config.transformer(), first.kernelSize()))
            : Optional.empty();
  }

  /** How attention is computed. */
  public AttentionMath attention() {
    return attention;
  }

  /** What makes this encoder. */
  public PixelEncoderConfig config() {
    return config;
  }

  @Override
  public boolean quantise(NDManager manager) {
    transformer.quantise(rotary.isPresent(), manager);
    return true;
  }

  @Override
  public boolean readsPackedTexts() {
    return true;
  }

  @Override
  public boolean readsGreyAsThree() {
    return true;
  }

  @Override
  public NDArray encode(EncoderInput input, StepContext context) {
    NDManager scope = context.manager();
    TextLengths lengths = input.lengths();
    int longest = IntStream.range(0, lengths.count()).map(lengths::get).max().orElseThrow();
    requireKnown(longest);
    TokenRuns texts = TokenRuns.of(lengths);
    NDArray runs = texts.array(scope);
    NDArray places = ops.tokenPlaces(places(input, lengths, scope), runs);
    long values = input.patches().getShape().get(2);
    NDArray patches = input.patches().reshape(lengths.total(), values);
    patches.attach(scope);
    AttentionContext shared =
        new AttentionContext(
            runs,
            places,
            input.attention().map(ops::attentionBias),
            rotary.map(angles -> angles.at(places, highest(input, longest))),
            context.training(),
            context.recomputation());
    NDArray projected = embeddings.project(patches);
    NDArray mixed =
        convolution
            .map(c -> c.forward(projected, slots(input, lengths, c.reach()).array(scope)))
            .orElse(projected);
    NDArray embedded = embeddings.withClsAndPositions(mixed, places, runs);
    NDArray states = norm.forward(transformer.forward(embedded, shared, false));
    Shape shape =
        input.packed().isPresent()
            ? new Shape(1, texts.tokens(), hiddenSize())
            : new Shape(lengths.count(), 1 + lengths.get(0), hiddenSize());
    return states.reshape(shape);
  }

  private void requireKnown(int longest) {
    if (longest > maxPatches()) {
      throw new PixelException(
          "a text of %d patches is too long for this model, which has positions for %d"
              .formatted(longest, maxPatches()));
    }
  }

  private static NDArray places(EncoderInput input, TextLengths lengths, NDManager scope) {
    return input
        .positions()
        .orElseGet(() -> scope.create(inOrder(lengths), new Shape(lengths.total())));
  }

  private static long[] inOrder(TextLengths lengths) {
    return IntStream.range(0, lengths.count())
        .flatMap(text -> IntStream.range(0, lengths.get(text)))
        .asLongStream()
        .toArray();
  }

  private static PlaceSlots slots(EncoderInput input, TextLengths lengths, int reach) {
    long[] places = input.positions().map(NDArray::toLongArray).orElseGet(() -> inOrder(lengths));
    Optional<float[]> real = input.attention().map(NDArray::toFloatArray);
    return PlaceSlots.of(lengths, places, patch -> real.isEmpty() || real.get()[patch] != 0, reach);
  }

  /** The highest place of a token: 1 + that of a patch. */
  private static int highest(EncoderInput input, int longest) {
    return input
        .positions()
        .map(places -> 1 + Math.toIntExact(places.max().getLong()))
        .orElse(longest);
  }

  @Override
  public int hiddenSize() {
    return config.transformer().hidden();
  }

  @Override
  public int patchLength() {
    return config.input().patchLength();
  }

  /** How far added positions reach; rotary ones have no limit. */
  @Override
  public int maxPatches() {
    return config.positions() == Positions.ROPE ? Integer.MAX_VALUE : config.reach().patches();
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
    embeddings.close();
    convolution.ifPresent(PlaceConvolution::close);
    rotary.ifPresent(RotaryPositions::close);
    transformer.close();
    ops.close();
  }
}
