// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.pixellm.plugins.render.LayoutMode;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.plugins.render.TextRendererFactory;
import org.pixellm.render.core.StripRenderer;
import org.pixellm.render.javacv.Natives;

/** Makes renderers that draw with FFmpeg's drawtext. */
public final class DrawtextRendererFactory implements TextRendererFactory<DrawtextConfig> {
  static final String NAME = "javacv";

  /** For {@link java.util.ServiceLoader}. */
  public DrawtextRendererFactory() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "draws with FFmpeg's drawtext; only scripts whose letters neither join nor move";
  }

  @Override
  public DrawtextConfig defaults() {
    return DrawtextConfig.defaults();
  }

  @Override
  public TextRenderer create(DrawtextConfig configuration, LayoutMode mode) {
    Natives.require("ffmpeg", avfilter.class);
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    FontFaces faces = new FontFaces(new FontFolder(), configuration, mode.monospaced());
    return new StripRenderer(new DrawtextBackend(configuration, faces), mode);
  }
}
