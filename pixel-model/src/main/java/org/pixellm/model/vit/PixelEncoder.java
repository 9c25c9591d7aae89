// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.AttentionContext;
import org.pixellm.model.nn.AttentionContext.Rotation;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.RotaryPositions;
import org.pixellm.model.nn.Transformer;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.EncoderInput;
import org.pixellm.plugins.model.StepContext;

/**
 * PIXEL's encoder (Rust et al. 2023, section 2): patch embeddings, CLS, a pre-norm transformer and
 * a last norm. Parameter names are those of Team-PIXEL/pixel-base, from {@code vit.} on.
 */
public final class PixelEncoder implements EncoderBackbone {
  private final PixelEncoderConfig config;
  private final ParameterSet set = new ParameterSet();
  private final SequenceOps ops = new SequenceOps();
  private final PatchEmbeddings embeddings;
  private final Optional<RotaryPositions> rotary;
  private final Transformer transformer;
  private final LayerNorm norm;

  /** An encoder without values. */
  public PixelEncoder(PixelEncoderConfig config) {
    this.config = config;
    this.embeddings = new PatchEmbeddings(set, "vit.embeddings", config, ops);
    this.transformer = new Transformer(set, "vit.encoder.layer", config.transformer());
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
  }

  /** What makes this encoder. */
  public PixelEncoderConfig config() {
    return config;
  }

  @Override
  public NDArray encode(EncoderInput input, StepContext context) {
    int patches = (int) input.patches().getShape().get(1);
    if (patches > maxPatches()) {
      throw new PixelException(
          "a text of %d patches is too long for this model, which has positions for %d"
              .formatted(patches, maxPatches()));
    }
    AttentionContext attention =
        new AttentionContext(
            input.attention().map(ops::attentionBias),
            rotary.map(r -> rotation(r, input, context.manager())),
            context.training());
    NDArray states = embeddings.forward(input, context);
    return norm.forward(transformer.forward(states, attention));
  }

  private static Rotation rotation(RotaryPositions rotary, EncoderInput input, NDManager manager) {
    return input
        .positions()
        .map(places -> rotary.at(manager, places))
        .orElseGet(() -> rotary.inOrder(manager, (int) input.patches().getShape().get(1)));
  }

  @Override
  public int hiddenSize() {
    return config.transformer().hidden();
  }

  @Override
  public int patchLength() {
    return config.input().patchLength();
  }

  /** The length of the position table; rotary positions have no limit. */
  @Override
  public int maxPatches() {
    return config.positions() == Positions.ROPE ? Integer.MAX_VALUE : config.input().maxPatches();
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
    transformer.close();
    ops.close();
  }
}
