// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core.mode;

import org.pixellm.plugins.render.ShapedText;

/**
 * Bigrams of whole words' shapes: letters that join and parts of a ligature are not parted, so more
 * than two of them may be a group.
 */
final class ShapedBigrams extends Bigrams {
  @Override
  boolean joinsLeft(String text, ShapedText line, int cluster) {
    if (Ligatures.goesOn(line, cluster)) {
      return true;
    }
    boolean rightToLeft = line.rightToLeft(cluster);
    int first = rightToLeft ? cluster : cluster - 1;
    int second = rightToLeft ? cluster - 1 : cluster;
    return line.end(first) == line.start(second)
        && Joining.joins(text, line.start(first), line.end(first), line.end(second));
  }
}
