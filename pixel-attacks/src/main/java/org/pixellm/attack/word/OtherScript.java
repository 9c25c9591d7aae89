// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import com.ibm.icu.text.Transliterator;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/**
 * Writes a word in another script, as it sounds, by the transforms of CLDR. Letters for which these
 * have nothing stay.
 */
final class OtherScript implements WordAttack.Change {
  private final Transliterator transform; // safe to share, as long as its filter is not set

  OtherScript(TransliterateConfig.Script script) {
    this.transform = Transliterator.getInstance(script.transform());
  }

  @Override
  public String of(String word, Draw draw) {
    return transform.transliterate(word);
  }
}
