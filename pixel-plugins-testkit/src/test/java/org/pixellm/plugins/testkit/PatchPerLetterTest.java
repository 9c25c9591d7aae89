// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import org.pixellm.plugins.render.TextRenderer;

/** The kit's own renderer keeps the laws. */
class PatchPerLetterTest extends TextRendererContract {
  @Override
  protected TextRenderer renderer() {
    return new PatchPerLetter();
  }
}
