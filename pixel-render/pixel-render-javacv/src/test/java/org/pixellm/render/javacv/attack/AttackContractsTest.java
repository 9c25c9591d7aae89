// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.testkit.PictureAttackContract;

class AttackContractsTest {
  private static final List<RenderedText> PICTURES = Pictures.all();

  private abstract static class Laws extends PictureAttackContract {
    private final PictureAttack attack;

    Laws(String name) {
      attack = Attacks.named(name);
    }

    @Override
    protected PictureAttack attack() {
      return attack;
    }

    @Override
    protected List<RenderedText> pictures() {
      return PICTURES;
    }
  }

  @Nested
  class BlurLaws extends Laws {
    BlurLaws() {
      super("blur");
    }
  }

  @Nested
  class JpegLaws extends Laws {
    JpegLaws() {
      super("jpeg");
    }
  }

  @Nested
  class LowContrastLaws extends Laws {
    LowContrastLaws() {
      super("low-contrast");
    }
  }

  @Nested
  class RotationLaws extends Laws {
    RotationLaws() {
      super("rotation");
    }
  }

  @Nested
  class SaltAndPepperLaws extends Laws {
    SaltAndPepperLaws() {
      super("salt-and-pepper");
    }
  }

  @Test
  void noneIsLeftOut() {
    assertEquals(
        Set.of("blur", "jpeg", "low-contrast", "rotation", "salt-and-pepper"),
        Attacks.all().keySet());
  }
}
