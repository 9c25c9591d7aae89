// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.vit.FirstLayers;
import org.pixellm.model.vit.InputEncoding;
import org.pixellm.model.vit.PixelBackboneConfig.Size;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.model.vit.PositionReach;
import org.pixellm.model.vit.Positions;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.model.InputShape;

/**
 * What a user says about a {@code tokens} encoder. Fields of 0 take the value of the named size,
 * which is that of the {@code pixel} encoder.
 *
 * @param size a named size
 * @param hiddenSize width of a state, or 0
 * @param layers how many layers, or 0
 * @param heads attention heads of a layer, or 0
 * @param intermediateSize width of the feed-forward layer, or 0
 * @param hiddenDropout dropout after attention and feed-forward
 * @param attentionDropout dropout of attention weights
 * @param initializerRange standard deviation of fresh weights, or 0 for one over the root of twice
 *     the hidden size
 * @param ropeBase base of the rotary wavelengths
 * @param attention how attention is computed; the numbers are the same
 */
public record TokenBackboneConfig(
    @Help("tiny (192x6), small (384x12) or base (768x12)") Size size,
    @Help("width of a state; 0: as the size says") int hiddenSize,
    @Help("transformer layers; 0: as the size says") int layers,
    @Help("attention heads of a layer; 0: as the size says") int heads,
    @Help("width of the feed-forward layer; 0: as the size says") int intermediateSize,
    @Help("dropout after attention and feed-forward, 0 to below 1") double hiddenDropout,
    @Help("dropout of attention weights, 0 to below 1") double attentionDropout,
    @Help("standard deviation of fresh weights; 0: 1 / sqrt(2 x hidden_size)")
        double initializerRange,
    @Help("base of the rotary wavelengths, above 1") double ropeBase,
    @Help("fused, or composed of single operations: slower, same numbers")
        AttentionMath attention) {

  /** Size tiny, with the positions of the {@code pixel} encoder's quick recipe. */
  public static TokenBackboneConfig defaults() {
    return new TokenBackboneConfig(Size.TINY, 0, 0, 0, 0, 0, 0, 0, 100, AttentionMath.FUSED);
  }

  /** The encoder this asks for. */
  PixelEncoderConfig resolve(InputShape input) {
    return new PixelEncoderConfig(
        input,
        size.transformer(
            hiddenSize,
            layers,
            heads,
            intermediateSize,
            hiddenDropout,
            attentionDropout,
            initializerRange),
        Positions.ROPE,
        SinCos2d.gridFor(input.maxPatches()),
        ropeBase,
        InputEncoding.RAW,
        0,
        1,
        FirstLayers.PLAIN,
        PositionReach.ofTable(input.maxPatches()));
  }
}
