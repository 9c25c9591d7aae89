// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import org.junit.jupiter.api.Test;
import org.pixellm.render.samples.OddTextCheck;
import org.pixellm.render.samples.OddTexts;

/** What holds for every string, however odd. */
class AnyTextTest {
  private static final int TEXTS = 10_000;
  private static final int LONGEST = 48; // the tests below have long ones, and EnduranceTest more

  @Test
  void tenThousandOddTextsAreDrawnWhole() {
    OddTextCheck grey = new OddTextCheck(Renderers.harfbuzz());
    OddTextCheck colour = new OddTextCheck(Renderers.harfbuzz(Renderers.inColour()));
    OddTexts texts = new OddTexts(20261125, LONGEST);
    for (int i = 0; i < TEXTS; i++) {
      (i % 4 == 0 ? colour : grey).draw(texts.next());
    }
    // Last, when the fonts are loaded: that takes a second and is done once.
    StringBuilder text = new StringBuilder();
    while (text.length() < 50_000) {
      text.append(texts.next());
    }
    grey.draw(text.toString());
  }

  @Test
  void tenThousandMarksInARow() {
    OddTextCheck check = new OddTextCheck(Renderers.harfbuzz());
    for (String mark : new String[] {"\u0301", "\u064b", "\u093c", "\u20dd", "\ud834\udd67"}) {
      check.draw("a" + mark.repeat(10_000));
    }
  }

  @Test
  void hundredKilobytesOfWhatJoins() {
    OddTextCheck check = new OddTextCheck(Renderers.harfbuzz());
    for (String piece :
        new String[] {"\u0628", "\u0915\u094d", "\u1100\u1161", "\u200d", "\ud83d\udc69\u200d"}) {
      check.draw(piece.repeat(50_000 / piece.length()));
    }
  }
}
