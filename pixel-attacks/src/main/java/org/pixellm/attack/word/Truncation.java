// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.List;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/** Cuts letters off the end of a word. */
final class Truncation implements WordAttack.Change {
  private final Clusters clusters = new Clusters();
  private final TruncateConfig configuration;

  Truncation(TruncateConfig configuration) {
    this.configuration = configuration;
  }

  @Override
  public String of(String word, Draw draw) {
    List<String> letters = clusters.of(word);
    int left = Math.max(configuration.keep(), letters.size() - configuration.letters());
    return left < letters.size() ? String.join("", letters.subList(0, left)) : word;
  }
}
