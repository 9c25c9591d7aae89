// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_GIF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.pixellm.plugins.PixelException;

/** What films can be written as. */
enum FilmFormat {
  MP4,
  GIF;

  private static final String H264 = "libopenh264";
  private static final int BITS_PER_SECOND = 2_000_000;

  static FilmFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (FilmFormat format : values()) {
      if (name.endsWith(format.ending())) {
        return format;
      }
    }
    throw new PixelException(
        "the film " + file + " must end in .mp4 or .gif: the ending says how it is written");
  }

  /** The ending of file names, with the dot. */
  String ending() {
    return "." + muxer();
  }

  private String muxer() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sets a recorder to the format. */
  void apply(FFmpegFrameRecorder recorder, boolean grey) {
    recorder.setFormat(muxer());
    if (this == GIF) {
      recorder.setVideoCodec(AV_CODEC_ID_GIF);
      recorder.setPixelFormat(grey ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_BGR8);
      return;
    }
    recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
    recorder.setVideoBitrate(BITS_PER_SECOND);
    if (avcodec_find_encoder_by_name(H264) != null) {
      recorder.setVideoCodecName(H264);
    } else {
      recorder.setVideoCodec(AV_CODEC_ID_MPEG4);
    }
  }
}
