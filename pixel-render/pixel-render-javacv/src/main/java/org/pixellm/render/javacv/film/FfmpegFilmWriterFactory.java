// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.film;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.pixellm.plugins.film.FilmWriter;
import org.pixellm.plugins.film.FilmWriterFactory;
import org.pixellm.render.javacv.Natives;

/** Makes writers of MP4 and GIF films. */
public final class FfmpegFilmWriterFactory implements FilmWriterFactory<FilmConfig> {
  /** For {@link java.util.ServiceLoader}. */
  public FfmpegFilmWriterFactory() {}

  @Override
  public String name() {
    return "ffmpeg";
  }

  @Override
  public String summary() {
    return "writes MP4 (H.264) and animated GIF, by the file's ending";
  }

  @Override
  public FilmConfig defaults() {
    return FilmConfig.defaults();
  }

  @Override
  public FilmWriter create(FilmConfig configuration) {
    Natives.require("ffmpeg", avcodec.class);
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    return new FfmpegFilmWriter(configuration);
  }
}
