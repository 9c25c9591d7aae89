// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.OptionalInt;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.LetterAttack;

/** Letters and digits of ASCII in another alphabet; marks stay on them. */
final class OtherAlphabet implements LetterAttack.Change {
  private final Normalizer2 apart = Normalizer2.getNFDInstance();
  private final List<AlphabetStyle> styles;

  OtherAlphabet(AlphabetStyle style) {
    this.styles = style.meant();
  }

  @Override
  public String of(String cluster, Draw draw) {
    String parts = apart.normalize(cluster);
    int[] others =
        styles.stream()
            .map(style -> style.of(parts.charAt(0)))
            .filter(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt)
            .toArray();
    if (others.length == 0 || Clusters.isEmojiOfText(cluster)) {
      return cluster;
    }
    return Character.toString(others[draw.choice(others.length)]) + parts.substring(1);
  }
}
