// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.awt;

import org.junit.jupiter.api.Test;
import org.pixellm.render.samples.OddTextCheck;
import org.pixellm.render.samples.OddTexts;

/** Strings that no one writes but anyone may send. */
class OddTextsTest {
  private static final int TEXTS = 10_000;
  private static final int LONGEST = 48; // the tests below have long ones, and EnduranceTest more

  private final OddTextCheck check = new OddTextCheck(Renderers.awt());

  @Test
  void tenThousandOddTextsAreDrawnWhole() {
    OddTexts texts = new OddTexts(20261125, LONGEST);
    for (int i = 0; i < TEXTS; i++) {
      check.draw(texts.next());
    }
    // Last, when the fonts are loaded: that takes a second and is done once.
    StringBuilder text = new StringBuilder();
    while (text.length() < 50_000) {
      text.append(texts.next());
    }
    check.draw(text.toString());
  }

  @Test
  void tenThousandMarksInARow() {
    for (String mark : new String[] {"\u0301", "\u064b", "\u093c", "\u20dd", "\ud834\udd67"}) {
      check.draw("a" + mark.repeat(10_000));
    }
  }

  @Test
  void hundredKilobytesOfWhatJoins() {
    for (String piece :
        new String[] {"\u0628", "\u0915\u094d", "\u1100\u1161", "\u200d", "\ud83d\udc69\u200d"}) {
      check.draw(piece.repeat(50_000 / piece.length()));
    }
  }
}
