// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.GapAttack;

/** Puts an invisible character into each gap. */
final class InvisibleFiller implements GapAttack.Filler {
  private final int[] characters;

  InvisibleFiller(ZeroWidthConfig configuration) {
    this.characters = configuration.codePoints();
  }

  @Override
  public String of(Draw word, Draw gap) {
    return Character.toString(characters[gap.choice(characters.length)]);
  }
}
