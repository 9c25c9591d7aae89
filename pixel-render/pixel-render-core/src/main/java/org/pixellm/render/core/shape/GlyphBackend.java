// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What draws glyphs: fonts, shaping, rasterising. It knows nothing of lines, patches or alignment.
 * Safe to share between threads; equal runs give equal ink.
 */
public interface GlyphBackend {

  /** The name of the renderer it makes, for fingerprints and messages. */
  String name();

  /** Its settings as its factory's configuration has them, keys in snake case. */
  Map<String, Object> configuration();

  /** Names and versions that its ink depends on: libraries, and fonts with their SHA-256. */
  Map<String, String> versions();

  /**
   * Those of the versions that the ink of a text depends on. All of them unless a back end knows
   * which fonts it would ask.
   */
  default Map<String, String> versions(String text) {
    return versions();
  }

  /** Height and width of a patch in pixels. */
  int patchSize();

  /** Row of the patch whose upper edge is the baseline; letters without descenders end above it. */
  int baseline();

  /** 1 for grey, 3 for red, green, blue. Grey unless a back end says otherwise. */
  default int channels() {
    return 1;
  }

  /** How lines as a whole are read. By their first letter unless a back end says otherwise. */
  default BaseDirection direction() {
    return BaseDirection.AUTO;
  }

  /**
   * Takes note of what was missing in a text that a user drew, so that the back end can say in the
   * log what would help. Not called for the page of the fingerprint, which nobody asked to see.
   * Does nothing unless overridden.
   *
   * @param codePoints those of the text that no font could draw, at least one
   */
  default void noteMissing(Set<Integer> codePoints) {}

  /**
   * Shapes a run of one direction.
   *
   * @param run well-formed UTF-16 without control characters, not empty
   * @param rightToLeft its direction
   * @return shapes from left to right that hold each character exactly once
   */
  List<GlyphShape> shape(String run, boolean rightToLeft);
}
