// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.render.javacv.Natives;

/** Makes attacks that turn words. */
public final class RotationAttackFactory implements PictureAttackFactory<RotationConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public RotationAttackFactory() {}

  @Override
  public String name() {
    return "rotation";
  }

  @Override
  public String summary() {
    return "each word turns a little about its middle, this way or that";
  }

  @Override
  public RotationConfig defaults() {
    return RotationConfig.defaults();
  }

  @Override
  public PictureAttack create(RotationConfig configuration) {
    Natives.require("opencv", opencv_imgproc.class);
    return new StripAttack(new Rotation(configuration.degrees()));
  }
}
