// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import java.util.List;
import org.pixellm.plugins.render.RenderedText;

/**
 * A text on its way to the encoder.
 *
 * @param windows at least one
 */
record DrawnText(String text, List<RenderedText> windows) {

  int patches() {
    return windows.stream().mapToInt(RenderedText::patchCount).sum();
  }
}
