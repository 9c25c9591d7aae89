// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ShapedText;

/** A group is a word. */
final class WholeWords implements Grouping {
  @Override
  public boolean[] starts(String text, ShapedText line, int[] words) {
    return new boolean[line.clusterCount()];
  }
}
