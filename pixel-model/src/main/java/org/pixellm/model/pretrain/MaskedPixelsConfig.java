// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.pretrain;

import org.pixellm.model.nn.TransformerShape;
import org.pixellm.model.vit.PixelEncoderConfig;
import org.pixellm.plugins.Help;

/**
 * What a user says about masked-pixel pretraining. Decoder fields of 0 follow the encoder's size.
 *
 * @param maskRatio share of a text's patches that is hidden
 * @param masking how patches are hidden over the run
 * @param spanFrom part of the run after which scheduled masking turns to spans
 * @param evaluationMasking how patches are hidden when the model is measured
 * @param normPixLoss whether the loss looks at patches standardised each by itself
 * @param decoderHiddenSize width of the decoder, or 0
 * @param decoderLayers layers of the decoder, or 0
 * @param decoderHeads attention heads of the decoder, or 0
 * @param decoderIntermediateSize width of the decoder's feed-forward layer, or 0
 * @param packing whether texts of unequal length are computed one after another, not padded; the
 *     numbers are the same
 */
public record MaskedPixelsConfig(
    @Help("share of a text's patches that is hidden, above 0 and below 1") double maskRatio,
    @Help("single, span (the paper's) or scheduled: single patches first, spans later")
        Masking masking,
    @Help("part of the run after which scheduled masking turns to spans, 0 to 1") double spanFrom,
    @Help("how patches are hidden when the model is measured: single or span")
        EvaluationMasking evaluationMasking,
    @Help("whether the loss looks at patches standardised each by itself") boolean normPixLoss,
    @Help("width of the decoder; 0: follows the encoder") int decoderHiddenSize,
    @Help("layers of the decoder; 0: follows the encoder") int decoderLayers,
    @Help("attention heads of the decoder; 0: follows the encoder") int decoderHeads,
    @Help("width of the decoder's feed-forward layer; 0: four times its width")
        int decoderIntermediateSize,
    @Help("whether texts are packed one after another in place of padding them; same numbers")
        boolean packing) {

  /** How patches are hidden when the model is measured: the same way from start to end. */
  public enum EvaluationMasking {
    /** Single patches. */
    SINGLE,
    /** Spans. */
    SPAN
  }

  /** Checks the shares. */
  public MaskedPixelsConfig {
    if (!(maskRatio > 0 && maskRatio < 1)) {
      throw new IllegalArgumentException(
          "mask_ratio must be above 0 and below 1, not " + maskRatio);
    }
    if (!(spanFrom >= 0 && spanFrom <= 1)) {
      throw new IllegalArgumentException("span_from must be 0 to 1, not " + spanFrom);
    }
  }

  /** A quarter hidden, single patches first. */
  public static MaskedPixelsConfig defaults() {
    return new MaskedPixelsConfig(
        0.25, Masking.SCHEDULED, 0.4, EvaluationMasking.SINGLE, true, 0, 0, 0, 0, true);
  }

  /**
   * The decoder this asks for. What is left open follows the encoder: the paper's 512 x 8 for its
   * base size, and half the encoder's width for smaller ones, with 4 layers from 384 on and else 2.
   *
   * @param encoder settings of the encoder that the decoder shares
   * @param encoderHidden width of the encoder's states
   */
  DecoderConfig decoder(PixelEncoderConfig encoder, int encoderHidden) {
    boolean base = encoderHidden >= 768;
    int followed = base ? 512 : Math.max(32, encoderHidden / 2);
    int hidden = decoderHiddenSize == 0 ? followed : decoderHiddenSize;
    int followedLayers = base ? 8 : encoderHidden >= 384 ? 4 : 2;
    return new DecoderConfig(
        encoder.input(),
        encoderHidden,
        new TransformerShape(
            hidden,
            decoderLayers == 0 ? followedLayers : decoderLayers,
            decoderHeads == 0 ? headsFor(hidden) : decoderHeads,
            decoderIntermediateSize == 0 ? 4 * hidden : decoderIntermediateSize,
            encoder.transformer().hiddenDropout(),
            encoder.transformer().attentionDropout(),
            encoder.transformer().layerNormEpsilon(),
            encoder.transformer().initializerRange()),
        encoder.positions(),
        encoder.positionGrid(),
        encoder.ropeBase(),
        normPixLoss,
        maskRatio);
  }

  /**
   * A saved decoder that is trained on with this mask ratio.
   *
   * @throws IllegalArgumentException if this asks for a decoder of another size
   */
  DecoderConfig onto(DecoderConfig saved) {
    TransformerShape decoder = saved.transformer();
    requireSaved("decoder_hidden_size", decoderHiddenSize, decoder.hidden());
    requireSaved("decoder_layers", decoderLayers, decoder.layers());
    requireSaved("decoder_heads", decoderHeads, decoder.heads());
    requireSaved("decoder_intermediate_size", decoderIntermediateSize, decoder.intermediate());
    return new DecoderConfig(
        saved.input(),
        saved.encoderHidden(),
        decoder,
        saved.positions(),
        saved.positionGrid(),
        saved.ropeBase(),
        saved.normalisedTargets(),
        maskRatio);
  }

  private static void requireSaved(String setting, int asked, int saved) {
    if (asked != 0 && asked != saved) {
      throw new IllegalArgumentException(
          "%s is %d, but the model's decoder has %d; leave the setting out"
              .formatted(setting, asked, saved));
    }
  }

  /** Heads of about 32 values each that share the width without a rest. */
  private static int headsFor(int hidden) {
    int heads = Math.max(1, hidden / 32);
    while (hidden % (2 * heads) != 0 && heads > 1) { // twice: rotary heads are of even width
      heads--;
    }
    return heads;
  }
}
