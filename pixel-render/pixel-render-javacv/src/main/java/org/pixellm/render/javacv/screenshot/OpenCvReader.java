// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.ScreenshotReader;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Reads screenshots: ink, straight lines, letters, lines, and each line to the height of a patch.
 */
final class OpenCvReader implements ScreenshotReader {
  private static final double SMALLEST_X_HEIGHT = 3.5;
  private static final int MOST_COLUMNS = 1 << 22;

  /** Of all patches: well below what an array holds, also while it grows. */
  private static final int MOST_BYTES = 1 << 28;

  /** Blanks within a line that are wider, in gaps between words, become one gap. */
  private static final int WIDEST_GAP = 6;

  private final ScreenshotConfig configuration;

  OpenCvReader(ScreenshotConfig configuration) {
    this.configuration = configuration;
  }

  /** A line that was found, and its measures. */
  private record Line(LineCrop crop, LineGeometry geometry) {}

  @Override
  @SuppressWarnings("try") // the scope need only be there
  public List<RenderedText> read(Path picture, TextRenderer like, int maxPatches) {
    int least = StripWindows.leastPatches(like.patchSize());
    if (maxPatches < least) {
      throw new PixelException(
          "a screenshot in patches of %d pixels needs windows of at least %d patches, not %d"
              .formatted(like.patchSize(), least, maxPatches));
    }
    // Frees what OpenCV took, whatever happens.
    try (PointerScope scope = new PointerScope()) {
      TargetStyle style = TargetStyle.of(like);
      return windows(lines(picture, style), style, maxPatches);
    }
  }

  /** Lines joined to a strip, and that cut into windows. */
  List<RenderedText> windows(List<Mat> lines, TargetStyle style, int maxPatches) {
    InkStrip strip = new InkStrip(style.patchSize());
    for (Mat line : lines) {
      if (strip.width() > 0) {
        strip.addBlank(style.wordGap());
      }
      strip.add(line, WIDEST_GAP * style.wordGap(), style.wordGap());
    }
    return new StripWindows(style, maxPatches).cut(strip);
  }

  /** The lines of a picture in reading order, each {@code [patch size, width]} of ink. */
  List<Mat> lines(Path picture, TargetStyle style) {
    Mat ink =
        new InkMap(configuration.denoise())
            .of(new PictureFile(configuration.maxMegapixels()).read(picture))
            .orElseThrow(() -> noText(picture));
    InkPage page = InkPage.of(new Deskew(configuration.maxAngle()).straighten(ink));
    if (page.components().isEmpty()) {
      throw noText(picture);
    }
    List<List<Component>> found = new LineFinder(page).find();
    List<LineGeometry> geometries =
        PageGeometry.settle(found.stream().map(line -> LineGeometry.of(page, line)).toList());
    LineScaler scaler = new LineScaler(style);
    List<Line> lines = new ArrayList<>();
    long columns = 0;
    for (int i = 0; i < found.size(); i++) {
      LineGeometry geometry = geometries.get(i);
      requireLegible(picture, geometry);
      LineCrop crop = LineCrop.of(page, found.get(i));
      columns += scaler.width(crop, geometry);
      lines.add(new Line(crop, geometry));
    }
    int most = mostColumns(style);
    if (columns > most) {
      throw new PixelException(
          "the picture %s holds more text than the %d patches that are read of one: cut it"
              .formatted(picture, most / style.patchSize()));
    }
    return lines.stream().map(line -> scaler.scale(line.crop(), line.geometry())).toList();
  }

  /** Large patches hold more bytes a column, and an array has no more than an int counts. */
  static int mostColumns(TargetStyle style) {
    return Math.min(MOST_COLUMNS, MOST_BYTES / (style.patchSize() * style.channels()));
  }

  private static void requireLegible(Path picture, LineGeometry geometry) {
    if (geometry.xHeight() < SMALLEST_X_HEIGHT) {
      throw new PixelException(
          "the text in %s is too small: small letters are %.1f pixels high, and at least %.1f are needed"
              .formatted(picture, geometry.xHeight(), SMALLEST_X_HEIGHT));
    }
  }

  private static PixelException noText(Path picture) {
    return new PixelException(
        "the picture "
            + picture
            + " shows no text: give one of dark writing on light, or light on dark");
  }
}
