// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.shape;

import java.util.stream.IntStream;

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

  /**
   * The faces that cover a code point, the one to prefer first. The order may differ from code
   * point to code point; if not overridden it is that of the faces.
   *
   * @param codePoint the code point
   */
  default int[] candidates(int codePoint) {
    return IntStream.range(0, faces()).filter(face -> covers(face, codePoint)).toArray();
  }

  /** Whether a face is one for emoji, which a variation selector can ask for or refuse. */
  default boolean emoji(int face) {
    return false;
  }

  /**
   * The first of the faces that are for single scripts. What several of these cover, such as marks
   * and digits that scripts share, is drawn by the one that drew the text before it.
   *
   * @return a face, or the number of faces if there are none for single scripts
   */
  default int firstOfScripts() {
    return faces();
  }
}
