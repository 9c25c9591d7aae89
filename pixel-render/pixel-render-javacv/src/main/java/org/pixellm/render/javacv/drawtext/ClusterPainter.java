// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.drawtext;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_init_dict;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_link;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.GlyphImage;

/**
 * Draws one cluster in white on a black picture of its own: a filter graph of a colour, drawtext
 * and a sink. Options are set by name and never parsed, so no character of a text has a meaning
 * there.
 */
final class ClusterPainter {
  private static final int LARGEST_WIDTH = 8192;

  private final double fontSize;

  ClusterPainter(double fontSize) {
    this.fontSize = fontSize;
  }

  /**
   * The ink of a cluster.
   *
   * @param font the font's file
   * @param advance the cluster's width in pixels
   */
  GlyphImage paint(Path font, String cluster, int advance) {
    int pad = 2 * (int) Math.ceil(fontSize);
    int width = Math.min(LARGEST_WIDTH, advance + 2 * pad);
    int height = 2 * pad;
    AVFilterGraph graph = avfilter_graph_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      AVFilterContext colour = filter(graph, "color");
      set(colour, "color", "black");
      set(colour, "size", width + "x" + height);
      set(colour, "duration", "1");
      set(colour, "rate", "1");
      AVFilterContext grey = filter(graph, "format");
      set(grey, "pix_fmts", "gray");
      AVFilterContext text = filter(graph, "drawtext");
      set(text, "fontfile", font.toString());
      set(text, "text", cluster);
      set(text, "expansion", "none");
      set(text, "fontsize", Double.toString(fontSize));
      set(text, "fontcolor", "white");
      set(text, "x", Integer.toString(pad));
      set(text, "y", Integer.toString(pad));
      set(text, "y_align", "baseline");
      AVFilterContext sink = filter(graph, "buffersink");
      for (AVFilterContext part : new AVFilterContext[] {colour, grey, text, sink}) {
        check(avfilter_init_dict(part, (AVDictionary) null));
      }
      check(avfilter_link(colour, 0, grey, 0));
      check(avfilter_link(grey, 0, text, 0));
      check(avfilter_link(text, 0, sink, 0));
      check(avfilter_graph_config(graph, null));
      check(av_buffersink_get_frame(sink, frame));
      return cut(frame, width, height, pad);
    } finally {
      av_frame_free(frame);
      avfilter_graph_free(graph);
    }
  }

  private static AVFilterContext filter(AVFilterGraph graph, String name) {
    AVFilterContext context = avfilter_graph_alloc_filter(graph, avfilter_get_by_name(name), name);
    if (context == null) {
      throw new PixelException("this build of FFmpeg has no filter " + name);
    }
    return context;
  }

  private static void set(AVFilterContext filter, String option, String value) {
    try (BytePointer name = new BytePointer(option, StandardCharsets.UTF_8);
        BytePointer bytes = new BytePointer(value, StandardCharsets.UTF_8)) {
      check(av_opt_set(filter, name, bytes, AV_OPT_SEARCH_CHILDREN));
    }
  }

  private static void check(int code) {
    if (code < 0) {
      throw new PixelException("FFmpeg could not draw text, error " + code);
    }
  }

  /** The rectangle that has ink. */
  private static GlyphImage cut(AVFrame frame, int width, int height, int pad) {
    byte[] pixels = new byte[width * height];
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    BytePointer plane = frame.data(0);
    for (int y = 0; y < height; y++) {
      plane.position((long) y * frame.linesize(0)).get(pixels, y * width, width);
      for (int x = 0; x < width; x++) {
        if (pixels[y * width + x] != 0) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = y + 1;
        }
      }
    }
    if (right == 0) {
      return GlyphImage.blank();
    }
    byte[] ink = new byte[(right - left) * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(pixels, y * width + left, ink, (y - top) * (right - left), right - left);
    }
    return GlyphImage.ofCoverage(left - pad, pad - top, right - left, bottom - top, ink);
  }
}
