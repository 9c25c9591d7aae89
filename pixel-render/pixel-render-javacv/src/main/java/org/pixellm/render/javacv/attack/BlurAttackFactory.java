// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.render.javacv.Natives;

/** Makes attacks that blur. */
public final class BlurAttackFactory implements PictureAttackFactory<BlurConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public BlurAttackFactory() {}

  @Override
  public String name() {
    return "blur";
  }

  @Override
  public String summary() {
    return "ink runs out, as before a lens out of focus";
  }

  @Override
  public BlurConfig defaults() {
    return BlurConfig.defaults();
  }

  @Override
  public PictureAttack create(BlurConfig configuration) {
    Natives.require("opencv", opencv_imgproc.class);
    return new StripAttack(new Blur(configuration.sigma()));
  }
}
