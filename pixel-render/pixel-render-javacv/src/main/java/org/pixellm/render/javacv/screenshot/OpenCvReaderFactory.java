// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import org.pixellm.plugins.render.ScreenshotReader;
import org.pixellm.plugins.render.ScreenshotReaderFactory;
import org.pixellm.render.javacv.Natives;

/** Makes readers of screenshots that look at them with OpenCV. */
public final class OpenCvReaderFactory implements ScreenshotReaderFactory<ScreenshotConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public OpenCvReaderFactory() {}

  @Override
  public String name() {
    return "opencv";
  }

  @Override
  public String summary() {
    return "sets lines of a PNG or JPEG straight, scales them to the patch, evens the contrast";
  }

  @Override
  public ScreenshotConfig defaults() {
    return ScreenshotConfig.defaults();
  }

  @Override
  public ScreenshotReader create(ScreenshotConfig configuration) {
    Natives.require("opencv", org.bytedeco.opencv.global.opencv_imgproc.class);
    return new OpenCvReader(configuration);
  }
}
