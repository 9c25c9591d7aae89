// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

import java.util.List;
import java.util.Map;

/** Decides where on the patch grid text goes, whatever draws it. Safe to share between threads. */
public interface LayoutMode {

  /** The mode's name, for fingerprints and messages. */
  String name();

  /** The mode's settings as its factory's configuration has them, keys in snake case. */
  Map<String, Object> configuration();

  /**
   * Whether the mode wants letters of one width: a renderer then asks a monospaced font first.
   * False unless a mode says otherwise.
   */
  default boolean monospaced() {
    return false;
  }

  /**
   * Places as much of a passage as fits.
   *
   * <p>At least one cluster of a passage that is not empty is placed, even if it has to be cut, so
   * that a caller who goes on from {@link PatchLayout#end()} always arrives.
   *
   * @param request which passage, and on how many patches
   * @param shaper what shapes the text
   */
  PatchLayout layout(LayoutRequest request, TextShaper shaper);

  /**
   * Where the windows of an input that does not fit start, if the mode has a rule of its own. Each
   * window is then laid out from its start as far as it reaches, and a letter at its end may be
   * cut.
   *
   * @param whole a request for all of the input
   * @param overlap patches at a window's end that the next window shows again
   * @param shaper what shapes the text
   * @return ascending starts, the first that of the request; none if windows are to be cut as by
   *     other modes: between clusters, at white space where there is some
   */
  default List<TextPosition> windowStarts(LayoutRequest whole, int overlap, TextShaper shaper) {
    return List.of();
  }
}
