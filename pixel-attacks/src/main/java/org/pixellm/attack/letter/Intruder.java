// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.letter;

import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.GapAttack;

/** Puts the same punctuation mark into all gaps of a word. */
final class Intruder implements GapAttack.Filler {
  private final int[] symbols;

  Intruder(IntrudeConfig configuration) {
    this.symbols = configuration.symbols().codePoints().toArray();
  }

  @Override
  public String of(Draw word, Draw gap) {
    return Character.toString(symbols[word.choice(symbols.length)]);
  }
}
