// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.random.RandomGenerator;

/**
 * Disturbs drawn text as a bad copy, camera or screen would. Safe to share between threads. For
 * pictures alone: what a renderer with a {@linkplain TextRenderer#vocabulary() vocabulary} makes is
 * none.
 */
public interface PictureAttack {

  /**
   * The picture, disturbed. With randomness in an equal state, more severity takes a picture
   * further from what it was: severities can be compared.
   *
   * <p>Ink stays near where it was: the result has as many patches, of the same size and channels,
   * and the same {@linkplain RenderedText#alignment() alignment} and {@linkplain
   * RenderedText#missingGlyphs() missing glyphs}. {@linkplain Alignment#isSeparator Separators} are
   * a model's marks and no part of the picture: they stay as they are, and none of their black gets
   * into the text.
   *
   * @param clean what was drawn
   * @param severity how much, 0 to 1; with 0 all pixels stay as they are
   * @param random the only source of randomness: equal state, equal bytes
   * @throws IllegalArgumentException if the severity is not 0 to 1
   */
  RenderedText attack(RenderedText clean, double severity, RandomGenerator random);
}
