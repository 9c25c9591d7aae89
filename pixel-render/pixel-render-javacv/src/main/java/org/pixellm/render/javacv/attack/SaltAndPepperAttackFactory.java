// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.global.opencv_core;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.render.javacv.Natives;

/** Makes attacks that strew black and white pixels. */
public final class SaltAndPepperAttackFactory implements PictureAttackFactory<SaltAndPepperConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public SaltAndPepperAttackFactory() {}

  @Override
  public String name() {
    return "salt-and-pepper";
  }

  @Override
  public String summary() {
    return "single pixels become black or white";
  }

  @Override
  public SaltAndPepperConfig defaults() {
    return SaltAndPepperConfig.defaults();
  }

  @Override
  public PictureAttack create(SaltAndPepperConfig configuration) {
    Natives.require("opencv", opencv_core.class);
    return new StripAttack(new SaltAndPepper(configuration.share()));
  }
}
