// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/** One letter of a word becomes what a neighbour of its key writes, with shift if it had shift. */
final class MissedKey implements WordAttack.Change {
  private final Clusters clusters = new Clusters();
  private final Normalizer2 together = Normalizer2.getNFCInstance();
  private final Keyboard keyboard;

  MissedKey(Keyboard keyboard) {
    this.keyboard = keyboard;
  }

  @Override
  public String of(String word, Draw draw) {
    List<String> letters = clusters.of(word);
    List<Integer> typed = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      if (!beside(letters.get(i)).isEmpty()) {
        typed.add(i);
      }
    }
    if (typed.isEmpty()) {
      return word;
    }
    int missed = typed.get(draw.at(0).choice(typed.size()));
    List<Integer> hit = beside(letters.get(missed));
    letters.set(missed, Character.toString(hit.get(draw.at(1).choice(hit.size()))));
    return String.join("", letters);
  }

  private List<Integer> beside(String cluster) {
    String whole = together.normalize(cluster);
    int first = whole.codePointAt(0);
    return whole.length() == Character.charCount(first) ? keyboard.beside(first) : List.of();
  }
}
