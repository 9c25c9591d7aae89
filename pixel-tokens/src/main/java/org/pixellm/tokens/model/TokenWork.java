// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.model;

import org.pixellm.model.work.UsefulWork;

/**
 * The arithmetic that masked-token training cannot do without, in floating-point operations,
 * counted as {@link UsefulWork} counts that of pixels: two for each multiplication and addition of
 * matrix products and of attention, nothing for norms, activations, the optimiser and padding.
 *
 * <p>A text of {@code n} tokens of which {@code h} have to be guessed has {@code t = n + 1} encoder
 * tokens (CLS is one): hidden tokens are read, too. With the encoder's width {@code w} and inner
 * width {@code f}, a layer takes {@code t (4 w^2 + 2 w f) + 2 t^2 w} multiplications. Each guess
 * takes {@code w^2} for the dense layer and {@code w v} for the softmax over {@code v} tokens. The
 * table of embeddings is looked up, which takes none. The step is the forward pass and twice as
 * much backward, for each product has a gradient to either side.
 *
 * <p>Of the last layer all tokens are counted, though only the guessed are asked for, as BERT (and
 * {@link MaskedTokens}) computes it.
 *
 * @param encoder its stack
 * @param vocabulary tokens of the softmax
 */
record TokenWork(UsefulWork.Stack encoder, long vocabulary) {

  /**
   * Operations of a training step's part for one text.
   *
   * @param tokens of the text, the separator included
   * @param guessed how many of them have to be guessed
   */
  long step(int tokens, int guessed) {
    long width = encoder.width();
    long products =
        encoder.layers() * encoder.layer(tokens + 1L)
            + guessed * (width * width + width * vocabulary);
    return 3 * 2 * products;
  }
}
