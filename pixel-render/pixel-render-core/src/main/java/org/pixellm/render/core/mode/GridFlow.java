// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.LayoutRequest;
import org.pixellm.plugins.render.TextShaper;

/** Puts texts on the patch grid by a rule for lines. */
final class GridFlow implements TextFlow {
  private final GridRule rule;
  private final int margin;
  private final boolean spaced;

  /**
   * A flow.
   *
   * @param rule where the clusters of a line go
   * @param margin blank pixels, at least, between the end of a text and the separator
   * @param spaced whether words of a list have at least a space between them
   */
  GridFlow(GridRule rule, int margin, boolean spaced) {
    this.rule = rule;
    this.margin = margin;
    this.spaced = spaced;
  }

  @Override
  public TextBlock text(LayoutRequest request, int part, TextShaper shaper, int mostPatches) {
    return new GridBlock(rule, request, part, shaper, false, margin).fit(mostPatches);
  }

  @Override
  public TextBlock word(
      LayoutRequest request, int part, TextShaper shaper, int mostPatches, boolean last) {
    int space = spaced ? shaper.shape(" ", 0, 1).width() : 0;
    return new GridBlock(rule, request, part, shaper, true, last ? margin : space).fit(mostPatches);
  }
}
