// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.plugins.testkit.TextAttackContract;

/** Every attack keeps the laws of attacks. */
class AttackContractsTest {

  @Test
  void eachHasAContractHere() {
    assertEquals(
        Set.of(
            "alphabet",
            "bidi",
            "cipher",
            "confusable",
            "diacritics",
            "disemvowel",
            "full-swap",
            "inner-swap",
            "intrude",
            "keyboard-typo",
            "leetspeak",
            "natural-typo",
            "phonetic",
            "segmentation",
            "transliterate",
            "truncate",
            "visual-neighbours",
            "zero-width"),
        Attacks.usual().keySet());
  }

  /** One attack with its usual settings. */
  private abstract static class Usual extends TextAttackContract {
    private final TextAttack attack;

    Usual(String name) {
      attack = Attacks.usual().get(name);
    }

    @Override
    protected TextAttack attack() {
      return attack;
    }
  }

  @Nested
  class Alphabet extends Usual {
    Alphabet() {
      super("alphabet");
    }
  }

  @Nested
  class Bidi extends Usual {
    Bidi() {
      super("bidi");
    }
  }

  @Nested
  class Cipher extends Usual {
    Cipher() {
      super("cipher");
    }
  }

  @Nested
  class Confusable extends Usual {
    Confusable() {
      super("confusable");
    }
  }

  @Nested
  class Diacritics extends Usual {
    Diacritics() {
      super("diacritics");
    }
  }

  @Nested
  class Disemvowel extends Usual {
    Disemvowel() {
      super("disemvowel");
    }
  }

  @Nested
  class FullSwap extends Usual {
    FullSwap() {
      super("full-swap");
    }
  }

  @Nested
  class InnerSwap extends Usual {
    InnerSwap() {
      super("inner-swap");
    }
  }

  @Nested
  class Intrude extends Usual {
    Intrude() {
      super("intrude");
    }
  }

  @Nested
  class KeyboardTypo extends Usual {
    KeyboardTypo() {
      super("keyboard-typo");
    }
  }

  @Nested
  class Leetspeak extends Usual {
    Leetspeak() {
      super("leetspeak");
    }
  }

  @Nested
  class NaturalTypo extends Usual {
    NaturalTypo() {
      super("natural-typo");
    }
  }

  @Nested
  class Phonetic extends Usual {
    Phonetic() {
      super("phonetic");
    }
  }

  @Nested
  class Segmentation extends Usual {
    Segmentation() {
      super("segmentation");
    }
  }

  @Nested
  class Transliterate extends Usual {
    Transliterate() {
      super("transliterate");
    }
  }

  @Nested
  class Truncate extends Usual {
    Truncate() {
      super("truncate");
    }
  }

  @Nested
  class VisualNeighbours extends Usual {
    VisualNeighbours() {
      super("visual-neighbours");
    }
  }

  @Nested
  class ZeroWidth extends Usual {
    ZeroWidth() {
      super("zero-width");
    }
  }
}
