// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.word;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.pixellm.attack.place.Clusters;
import org.pixellm.attack.place.Draw;
import org.pixellm.attack.place.WordAttack;

/** Puts the letters of a word in another order; what is no letter stays in its place. */
final class Shuffle implements WordAttack.Change {
  private static final int TRIES = 16;

  private final Clusters clusters = new Clusters();
  private final int kept;
  private final int fewest;

  /**
   * A shuffle.
   *
   * @param kept how many letters stay at each end of a word
   * @param fewest how many letters a word must have
   */
  Shuffle(int kept, int fewest) {
    this.kept = kept;
    this.fewest = fewest;
  }

  @Override
  public String of(String word, Draw draw) {
    List<String> all = clusters.of(word);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (Clusters.isLetter(all.get(i))) {
        places.add(i);
      }
    }
    if (places.size() < fewest) {
      return word;
    }
    places = places.subList(kept, places.size() - kept);
    List<String> letters = places.stream().map(all::get).toList();
    if (new HashSet<>(letters).size() < 2) {
      return word; // every order is the same
    }
    List<String> other = letters;
    for (int i = 0; i < TRIES && other.equals(letters); i++) {
      other = shuffled(letters, draw.at(i));
    }
    if (other.equals(letters)) {
      other = new ArrayList<>(letters.subList(1, letters.size()));
      other.add(letters.get(0));
    }
    for (int i = 0; i < other.size(); i++) {
      all.set(places.get(i), other.get(i));
    }
    return String.join("", all);
  }

  /** Every order is as likely as another (Fisher and Yates). */
  private static List<String> shuffled(List<String> letters, Draw draw) {
    List<String> order = new ArrayList<>(letters);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = draw.at(i).choice(i + 1);
      order.set(i, order.set(j, order.get(i)));
    }
    return order;
  }
}
