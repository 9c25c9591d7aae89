// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.vit;

import org.pixellm.model.nn.AttentionMath;
import org.pixellm.model.nn.SinCos2d;
import org.pixellm.model.nn.TransformerShape;
import org.pixellm.plugins.Help;
import org.pixellm.plugins.model.InputShape;

/**
 * What a user says about a {@code pixel} encoder. Fields of 0 take the value of the named size.
 *
 * @param size a named size
 * @param hiddenSize width of a state, or 0
 * @param layers how many layers, or 0
 * @param heads attention heads of a layer, or 0
 * @param intermediateSize width of the feed-forward layer, or 0
 * @param channels colour channels the model reads, or 0 for the renderer's
 * @param hiddenDropout dropout after attention and feed-forward
 * @param attentionDropout dropout of attention weights
 * @param initializerRange standard deviation of fresh weights, or 0 for one over the root of twice
 *     the hidden size: 0.0255 for base, more for narrower models, which otherwise start too flat
 * @param positions how the model knows the order of patches
 * @param ropeBase base of the rotary wavelengths
 * @param input what becomes of pixel values
 * @param inkMean mean of ink values
 * @param inkDeviation standard deviation of ink values
 * @param attention how attention is computed; the numbers are the same
 * @param firstLayers whether neighbouring patches are brought together first
 * @param kernelSize places that a convolution spans
 * @param localLayers how many layers have local attention
 * @param localDistance how far local attention reaches, in places
 */
public record PixelBackboneConfig(
    @Help("tiny (192x6), small (384x12) or base (768x12)") Size size,
    @Help("width of a state; 0: as the size says") int hiddenSize,
    @Help("transformer layers; 0: as the size says") int layers,
    @Help("attention heads of a layer; 0: as the size says") int heads,
    @Help("width of the feed-forward layer; 0: as the size says") int intermediateSize,
    @Help("colour channels; 0: the renderer's; 3: the paper's, grey text is repeated") int channels,
    @Help("dropout after attention and feed-forward, 0 to below 1") double hiddenDropout,
    @Help("dropout of attention weights, 0 to below 1") double attentionDropout,
    @Help("standard deviation of fresh weights; 0: 1 / sqrt(2 x hidden_size)")
        double initializerRange,
    @Help("rope (quick to learn) or sincos2d (the paper's)") Positions positions,
    @Help("base of the rotary wavelengths, above 1") double ropeBase,
    @Help("standardised (quick to learn) or raw (the paper's)") InputEncoding input,
    @Help("mean of ink values, taken off when standardising") double inkMean,
    @Help("standard deviation of ink values, divided by when standardising") double inkDeviation,
    @Help("fused, or composed of single operations: slower, same numbers") AttentionMath attention,
    @Help("plain (the paper's), convolution over neighbouring places, or local-attention")
        FirstLayers.Kind firstLayers,
    @Help("convolution: places that it spans, odd, 3 to 63") int kernelSize,
    @Help("local-attention: how many layers, from the first, have it, at least 1") int localLayers,
    @Help("local-attention: how far it reaches to either side, in places, at least 1")
        int localDistance) {

  /** Sizes by name. */
  public enum Size {
    /** 192 x 6, 3 heads: about 3 million values. */
    TINY(192, 6, 3, 768),
    /** 384 x 12, 6 heads: about 21 million values. */
    SMALL(384, 12, 6, 1536),
    /** 768 x 12, 12 heads: about 86 million values; the paper's. */
    BASE(768, 12, 12, 3072);

    private final int hidden;
    private final int layers;
    private final int heads;
    private final int intermediate;

    Size(int hidden, int layers, int heads, int intermediate) {
      this.hidden = hidden;
      this.layers = layers;
      this.heads = heads;
      this.intermediate = intermediate;
    }

    /**
     * The stack of this size, but for what is given.
     *
     * @param hiddenSize width of a state, or 0
     * @param layers how many layers, or 0
     * @param heads attention heads of a layer, or 0
     * @param intermediateSize width of the feed-forward layer, or 0
     * @param hiddenDropout dropout after attention and feed-forward
     * @param attentionDropout dropout of attention weights
     * @param initializerRange standard deviation of fresh weights, or 0 for one over the root of
     *     twice the hidden size
     */
    public TransformerShape transformer(
        int hiddenSize,
        int layers,
        int heads,
        int intermediateSize,
        double hiddenDropout,
        double attentionDropout,
        double initializerRange) {
      int width = hiddenSize == 0 ? hidden : hiddenSize;
      return new TransformerShape(
          width,
          layers == 0 ? this.layers : layers,
          heads == 0 ? this.heads : heads,
          intermediateSize == 0 ? intermediate : intermediateSize,
          hiddenDropout,
          attentionDropout,
          1e-12,
          initializerRange == 0 ? 1 / Math.sqrt(2.0 * width) : initializerRange);
    }
  }

  /**
   * The quick recipe at size tiny. Mean and deviation of ink are those of English prose drawn by
   * the default renderer.
   */
  public static PixelBackboneConfig defaults() {
    return new PixelBackboneConfig(
        Size.TINY,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Positions.ROPE,
        100,
        InputEncoding.STANDARDISED,
        0.17,
        0.31,
        AttentionMath.FUSED,
        FirstLayers.PLAIN.kind(),
        FirstLayers.PLAIN.kernelSize(),
        FirstLayers.PLAIN.localLayers(),
        FirstLayers.PLAIN.localDistance());
  }

  /** The encoder this asks for. */
  public PixelEncoderConfig resolve(InputShape shape) {
    return new PixelEncoderConfig(
        channels == 0 ? shape : new InputShape(shape.patchSize(), channels, shape.maxPatches()),
        size.transformer(
            hiddenSize,
            layers,
            heads,
            intermediateSize,
            hiddenDropout,
            attentionDropout,
            initializerRange),
        positions,
        SinCos2d.gridFor(shape.maxPatches()),
        ropeBase,
        input,
        inkMean,
        inkDeviation,
        new FirstLayers(firstLayers, kernelSize, localLayers, localDistance),
        PositionReach.ofTable(shape.maxPatches()));
  }
}
