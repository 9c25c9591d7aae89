// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.attack;

import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.pixellm.plugins.render.PictureAttack;
import org.pixellm.plugins.render.PictureAttackFactory;
import org.pixellm.render.javacv.Natives;

/** Makes attacks that compress. */
public final class JpegAttackFactory implements PictureAttackFactory<JpegConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public JpegAttackFactory() {}

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public String summary() {
    return "stored as a JPEG of low quality and read again";
  }

  @Override
  public JpegConfig defaults() {
    return JpegConfig.defaults();
  }

  @Override
  public PictureAttack create(JpegConfig configuration) {
    Natives.require("opencv", opencv_imgcodecs.class);
    return new StripAttack(new Jpeg(configuration.worstQuality()));
  }
}
