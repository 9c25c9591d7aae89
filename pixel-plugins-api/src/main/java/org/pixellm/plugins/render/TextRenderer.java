// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;
import java.util.Map;

/**
 * Draws text into patches: a pixel model's tokenizer. Safe to share between threads; equal input
 * gives equal bytes.
 */
public interface TextRenderer {

  /** Height and width of a patch in pixels. */
  int patchSize();

  /** 1 for grey, 3 for red, green, blue. */
  int channels();

  /**
   * 0 for pictures. A renderer that cuts text into tokens of a vocabulary, so that a token model
   * can be trained and measured beside a pixel model, says how many there are: its patches are one
   * pixel of three channels, which are a token's number, the highest byte first.
   */
  default int vocabulary() {
    return 0;
  }

  /**
   * Draws as much of the input as fits.
   *
   * @param input what to draw
   * @param maxPatches most patches of the result, separators included; at least 2, for a pair 4
   * @return the patches; {@link Alignment#complete()} says whether all was drawn
   * @throws org.pixellm.plugins.PixelException if {@code maxPatches} is too small
   */
  RenderedText render(TextInput input, int maxPatches);

  /**
   * Draws all of the input, in as many windows as it takes.
   *
   * <p>Windows are cut between clusters, at a space where there is one, and a word list between
   * words unless one alone is longer than a window. Every window is drawn afresh, so that no glyph
   * is cut in two. Alignments of every window refer to the whole input. In a pair the first text is
   * repeated in every window and the second is cut; a first text that leaves the second less than
   * half of a window is cut, the same in each, and {@link Alignment#drawnEnd} tells where.
   *
   * @param input what to draw
   * @param maxPatches most patches of one window, separators included; at least 2, for a pair 4
   * @param overlap how many patches of a window's end are drawn again at the start of the next; 0
   *     for none, less than half of {@code maxPatches}
   * @return at least one window
   * @throws org.pixellm.plugins.PixelException if {@code maxPatches} is too small or {@code
   *     overlap} too large
   */
  List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap);

  /**
   * The settings, for a file beside a model: {@code renderer} and {@code mode} hold the names to
   * ask for, {@code renderer_config} and {@code mode_config} what their factories take, keys in
   * snake case; {@code patch_size} and {@code channels} what comes out. Values are strings,
   * numbers, booleans, and lists and maps of these.
   */
  Map<String, Object> configuration();

  /** What the pixels depend on, to be kept with a model. */
  RendererFingerprint fingerprint();
}
