// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.data;

import org.pixellm.plugins.render.RenderedText;

/** The patches of a rendered text without its alignment, which pretraining has no use for. */
final class Window {
  private final byte[] pixels;
  private final int patchCount;

  Window(RenderedText text) {
    patchCount = text.patchCount();
    pixels = new byte[patchCount * text.patchLength()];
    text.copyPatches(0, patchCount, pixels, 0);
  }

  int patchCount() {
    return patchCount;
  }

  int patchLength() {
    return pixels.length / patchCount;
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }

  int bytes() {
    return pixels.length;
  }
}
