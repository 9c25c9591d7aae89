// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.TextShaper;

/** How a mode puts one text on patches. What stands beside it is {@link InputLayout}'s business. */
interface TextFlow {

  /**
   * Prepares the passage's share of a running text.
   *
   * @param request whose passage
   * @param part which text
   * @param shaper what shapes it
   * @param mostPatches more will not be free for it, separator not included; at least 1
   */
  TextBlock text(LayoutRequest request, int part, TextShaper shaper, int mostPatches);

  /**
   * Prepares the passage's share of a word of a list.
   *
   * @param request whose passage
   * @param part which word
   * @param shaper what shapes it
   * @param mostPatches more will not be free for it, separator not included; at least 1
   * @param last whether it is the list's last, so that the separator follows
   */
  TextBlock word(LayoutRequest request, int part, TextShaper shaper, int mostPatches, boolean last);
}
