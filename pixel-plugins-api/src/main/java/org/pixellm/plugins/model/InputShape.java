// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.model;

/**
 * The shape of what a model reads.
 *
 * @param patchSize height and width of a patch in pixels
 * @param channels 1 for grey, 3 for red, green, blue
 * @param maxPatches most patches of one text
 */
public record InputShape(int patchSize, int channels, int maxPatches) {
  /** Checks the numbers. */
  public InputShape {
    if (patchSize < 1 || (channels != 1 && channels != 3) || maxPatches < 2) {
      throw new IllegalArgumentException(
          "impossible input: patches of %d pixels, %d channels, %d patches"
              .formatted(patchSize, channels, maxPatches));
    }
  }

  /** Values of one patch. */
  public int patchLength() {
    return patchSize * patchSize * channels;
  }
}
