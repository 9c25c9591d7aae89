// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.script;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import org.pixellm.plugins.render.TextInput;

/**
 * Decides who draws a text: who has the most of its letters. Digits, punctuation, emoji and
 * combining marks, which are of no one script, have no vote. Immutable.
 *
 * <p>Letters are counted by who draws them, not by script, so that Japanese, which is written in
 * three scripts, is one text where one renderer has all three.
 */
final class ScriptVote {
  private final Map<UnicodeScript, Integer> places;
  private final int candidates;

  /**
   * A vote.
   *
   * @param places who draws a script, from 1; scripts that are not here are of 0
   * @param candidates how many there are, 0 included
   */
  ScriptVote(Map<UnicodeScript, Integer> places, int candidates) {
    this.places = Map.copyOf(places);
    this.candidates = candidates;
  }

  /** Who draws an input: of several with as many letters, who has the first; 0 without letters. */
  int winner(TextInput input) {
    long[] votes = new long[candidates];
    long[] first = new long[candidates];
    long seen = 0;
    for (String text : input.parts()) {
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        i += Character.charCount(point);
        UnicodeScript script = UnicodeScript.of(point);
        if (script == UnicodeScript.COMMON
            || script == UnicodeScript.INHERITED
            || script == UnicodeScript.UNKNOWN) {
          continue;
        }
        int place = places.getOrDefault(script, 0);
        if (votes[place]++ == 0) {
          first[place] = seen;
        }
        seen++;
      }
    }
    int winner = 0;
    for (int place = 1; place < candidates; place++) {
      if (votes[place] > votes[winner]
          || (votes[place] == votes[winner] && votes[place] > 0 && first[place] < first[winner])) {
        winner = place;
      }
    }
    return winner;
  }
}
