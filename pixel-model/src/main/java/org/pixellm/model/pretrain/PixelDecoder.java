// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Optional;
import org.pixellm.model.nn.AttentionContext;
import org.pixellm.model.nn.Init;
import org.pixellm.model.nn.LayerNorm;
import org.pixellm.model.nn.Linear;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.model.nn.RotaryPositions;
import org.pixellm.model.nn.SinCos2d;
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

  PixelDecoder(ParameterSet set, DecoderConfig config, SequenceOps ops) {
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
    this.transformer = new Transformer(set, "decoder.decoder_layers", shape);
    this.norm = new LayerNorm(set, "decoder.decoder_norm", hidden, NORM_EPSILON);
    this.prediction =
        new Linear(set, "decoder.decoder_pred", hidden, config.input().patchLength(), init);
  }

  /**
   * Decodes.
   *
   * @param states {@code [batch, 1 + visible, encoder hidden]}
   * @param idsRestore {@code [batch, patches]} int64, see {@link SequenceOps#restore}
   * @param attention {@code [batch, patches]} float32, 1 for real; empty when nothing is padding
   * @return {@code [batch, 1 + patches, decoder hidden]}, normed
   */
  NDArray decode(
      NDArray states, NDArray idsRestore, Optional<NDArray> attention, StepContext context) {
    int patches = (int) idsRestore.getShape().get(1);
    NDArray x = ops.restore(embed.forward(states), maskToken.getArray(), idsRestore);
    if (positions.isPresent()) {
      NDArray places =
          context.manager().arange(0, patches, 1, DataType.INT64).reshape(new Shape(1, patches));
      x = x.add(ops.positionRows(context.manager(), positions.get().getArray(), places));
    }
    AttentionContext shared =
        new AttentionContext(
            attention.map(ops::attentionBias),
            rotary.map(r -> r.inOrder(context.manager(), patches)),
            context.training());
    return norm.forward(transformer.forward(x, shared));
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
    transformer.close();
  }
}
