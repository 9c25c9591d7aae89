// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.pixellm.model.mask.MaskPlan;
import org.pixellm.model.nn.AttentionContext;
import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.RotaryPositions;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.nn.TokenRuns;
import org.pixellm.model.nn.Transformer;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.model.StepContext;

/**
 * The decoder of a masked autoencoder (He et al. 2022, section 3): encoder states and mask tokens
 * at their places, a narrow transformer, a norm. Positions are of the encoder's kind.
 */
final class PixelDecoder implements AutoCloseable {
  /** The reference keeps its framework's default here, unlike in all other norms. */
  private static final double NORM_EPSILON = 1e-5;

  private final SequenceOps ops;
  private final Linear embed;
  private final Parameter maskToken;
  private final Optional<Parameter> positions;
  private final Optional<RotaryPositions> rotary;
  private final Transformer transformer;
  private final LayerNorm norm;
  private final Linear prediction;

  PixelDecoder(ParameterSet set, DecoderConfig config, SequenceOps ops, AttentionMath attention) {
    this.ops = ops;
    TransformerShape shape = config.transformer();
    int hidden = shape.hidden();
    int patches = config.input().maxPatches();
    Init init = Init.normal(shape.initializerRange());
    boolean rotated = config.positions() == Positions.ROPE;
    this.maskToken = set.add("decoder.mask_token", Parameter.Type.OTHER, init, 1, 1, hidden);
    this.positions =
        rotated
            ? Optional.empty()
            : Optional.of(
                set.addFrozen(
                    "decoder.decoder_pos_embed",
                    Init.values(new SinCos2d(hidden, config.positionGrid()).table(patches)),
                    1,
                    1 + patches,
                    hidden));
    this.rotary =
        rotated
            ? Optional.of(new RotaryPositions(shape.headSize(), config.ropeBase()))
            : Optional.empty();
    this.embed = new Linear(set, "decoder.decoder_embed", config.encoderHidden(), hidden, init);
    this.transformer = new Transformer(set, "decoder.decoder_layers", shape, attention);
    this.norm = new LayerNorm(set, "decoder.decoder_norm", hidden, NORM_EPSILON);
    this.prediction =
        new Linear(set, "decoder.decoder_pred", hidden, config.input().patchLength(), init);
  }

  /**
   * Decodes: the encoder's states and a mask token for each hidden patch, in the plan's order, the
   * visible ones of a text first. Their positions tell where they belong.
   *
   * @param states the encoder's, CLS and visible patches text by text
   * @param plan what the encoder saw
   * @param hiddenOnly whether the last layer computes the hidden patches alone: what the loss needs
   * @return {@code [hidden patches, decoder hidden]}, or {@code [texts + patches, decoder hidden]}
   *     with a CLS before each text's patches; normed
   */
  NDArray decode(NDArray states, MaskPlan plan, boolean hiddenOnly, StepContext context) {
    NDManager scope = context.manager();
    NDArray runs =
        TokenRuns.of(plan.texts(), text -> 1 + plan.patches(text), plan::hidden).array(scope);
    NDArray seen = embed.forward(states.reshape(-1, states.getShape().get(2)));
    NDArray filled = ops.fill(seen, maskToken.getArray(), runs);
    long[] allPlaces = plan.allPlaces();
    NDArray places = ops.tokenPlaces(scope.create(allPlaces, new Shape(allPlaces.length)), runs);
    NDArray x =
        positions.map(table -> ops.addRows(filled, table.getArray(), places)).orElse(filled);
    int highest = 1 + (int) Arrays.stream(allPlaces).max().orElseThrow();
    AttentionContext shared =
        new AttentionContext(
            runs,
            places,
            plan.padded() ? Optional.of(ops.attentionBias(real(plan, scope))) : Optional.empty(),
            rotary.map(angles -> angles.at(places, highest)),
            context.training(),
            context.recomputation());
    return norm.forward(transformer.forward(x, shared, hiddenOnly));
  }

  /** {@code [texts, patches]}: 1 where a patch, in the plan's order, is real. */
  private static NDArray real(MaskPlan plan, NDManager scope) {
    int patches = plan.patches(0);
    float[] real = new float[plan.texts() * patches];
    for (int i = 0; i < real.length; i++) {
      real[i] = plan.real(i / patches, i % patches) ? 1 : 0;
    }
    return scope.create(FloatBuffer.wrap(real), new Shape(plan.texts(), patches));
  }

  /**
   * Pixel values of decoded patches.
   *
   * @param decoded {@code [.., decoder hidden]}
   * @return {@code [.., size * size * channels]} in the order row, column, channel
   */
  NDArray predict(NDArray decoded) {
    return prediction.forward(decoded);
  }

  @Override
  public void close() {
    rotary.ifPresent(RotaryPositions::close);
    transformer.close();
  }
}
