// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

import org.pixellm.plugins.render.TextRenderer;

/**
 * The shape of what a model reads.
 *
 * @param patchSize height and width of a patch in pixels
 * @param channels 1 for grey, 3 for red, green, blue
 * @param maxPatches most patches of one text
 * @param vocabulary how many tokens a patch may be one of, as {@link
 *     org.pixellm.plugins.render.TextRenderer#vocabulary} says; 0 for pictures
 */
public record InputShape(int patchSize, int channels, int maxPatches, int vocabulary) {
  /** Checks the numbers. */
  public InputShape {
    if (patchSize < 1
        || (channels != 1 && channels != 3)
        || maxPatches < 2
        || vocabulary < 0
        || (vocabulary > 0 && (patchSize != 1 || channels != 3))) {
      throw new IllegalArgumentException(
          "impossible input: patches of %d pixels, %d channels, %d patches, %d tokens"
              .formatted(patchSize, channels, maxPatches, vocabulary));
    }
  }

  /** Pictures. */
  public InputShape(int patchSize, int channels, int maxPatches) {
    this(patchSize, channels, maxPatches, 0);
  }

  /**
   * What a renderer draws.
   *
   * @param maxPatches most patches of one text
   */
  public static InputShape of(TextRenderer renderer, int maxPatches) {
    return new InputShape(
        renderer.patchSize(), renderer.channels(), maxPatches, renderer.vocabulary());
  }

  /** Values of one patch. */
  public int patchLength() {
    return patchSize * patchSize * channels;
  }
}
