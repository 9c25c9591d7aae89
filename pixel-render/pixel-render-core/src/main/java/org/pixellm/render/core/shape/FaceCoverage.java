// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

/** Which code points the faces of a back end can really draw, asked in the faces' order. */
public interface FaceCoverage {

  /** Number of faces, at least 1. */
  int faces();

  /**
   * Whether a face has ink for a code point, or a blank for one that should be blank.
   *
   * @param face index of the face
   * @param codePoint the code point
   */
  boolean covers(int face, int codePoint);
}
