// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.render;

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
}
