// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.nio.file.Path;
import java.util.List;

/** Makes patches of a picture of typed text. Safe to share between threads. */
public interface ScreenshotReader {

  /**
   * Reads a picture.
   *
   * <p>All lines of the page, in reading order and with a space between, make one strip that starts
   * and ends as a text does in the layout mode {@code continuous}. A strip that is too long is cut
   * between words into windows. The text itself is not known, so that the {@linkplain
   * RenderedText#alignment() alignment} has no clusters.
   *
   * @param picture a file of one page or less of text of any size, dark on light or light on dark
   * @param like a renderer; the text's size, its place in the patch, and the number of channels are
   *     made to be those of what it draws
   * @param maxPatches most patches of a window, the separator included; at least 2, and as many as
   *     leave room for ink beside the margins, which small patches may not
   * @return at least one window
   * @throws org.pixellm.plugins.PixelException if the file is no picture, is too large, or shows no
   *     text, or if a window has too few patches
   */
  List<RenderedText> read(Path picture, TextRenderer like, int maxPatches);
}
