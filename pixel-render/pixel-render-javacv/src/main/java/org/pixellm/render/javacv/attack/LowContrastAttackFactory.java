// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.global.opencv_core;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.render.javacv.Natives;

/** Makes attacks that fade ink. */
public final class LowContrastAttackFactory implements PictureAttackFactory<LowContrastConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public LowContrastAttackFactory() {}

  @Override
  public String name() {
    return "low-contrast";
  }

  @Override
  public String summary() {
    return "ink fades towards white";
  }

  @Override
  public LowContrastConfig defaults() {
    return LowContrastConfig.defaults();
  }

  @Override
  public PictureAttack create(LowContrastConfig configuration) {
    Natives.require("opencv", opencv_core.class);
    return new StripAttack(new LowContrast(configuration.fade()));
  }
}
