// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.screenshot;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.pixellm.plugins.PixelException;

/** Reads picture files of anyone's making: what they say of their size is checked first. */
final class PictureFile {
  private static final Set<String> FORMATS = Set.of("png", "jpeg");
  private static final long MOST_BYTES = 256L << 20;
  private static final long MILLION = 1_000_000;

  private final int maxMegapixels;

  PictureFile(int maxMegapixels) {
    this.maxMegapixels = maxMegapixels;
  }

  /**
   * A picture as it is in the file, 1, 3 (blue, green, red) or 4 channels, 8 bits or 16.
   *
   * @throws PixelException if the file is no PNG or JPEG, is damaged, or too large
   */
  Mat read(Path file) {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file)) {
        throw new PixelException("there is no picture " + file + ": name a PNG or JPEG file");
      }
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new PixelException(
            "the picture %s has %d MB, and at most %d are read"
                .formatted(file, size >> 20, MOST_BYTES >> 20));
      }
      requireSize(file);
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PixelException("the picture " + file + " cannot be read: " + e.getMessage(), e);
    }
    return decode(file, bytes);
  }

  /** Looks at the header alone. */
  private void requireSize(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw noPicture(file, null);
      }
      ImageReader reader = readers.next();
      try {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw noPicture(file, null);
        }
        reader.setInput(in, true, true);
        requireSize(file, reader.getWidth(0), reader.getHeight(0));
      } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw noPicture(file, e);
      } finally {
        reader.dispose();
      }
    }
  }

  private void requireSize(Path file, long width, long height) {
    if (width * height > maxMegapixels * MILLION) {
      throw new PixelException(
          "the picture %s has %d x %d pixels, and at most %d million are read: cut it, or allow more by max_megapixels"
              .formatted(file, width, height, maxMegapixels));
    }
  }

  private static Mat decode(Path file, byte[] bytes) {
    Mat picture;
    try (BytePointer pointer = new BytePointer(bytes);
        Mat buffer = new Mat(1, bytes.length, CV_8UC1, pointer)) {
      picture = imdecode(buffer, IMREAD_UNCHANGED);
    } catch (RuntimeException e) { // what OpenCV throws
      throw noPicture(file, e);
    }
    if (picture == null || picture.empty()) {
      throw noPicture(file, null);
    }
    return picture;
  }

  private static PixelException noPicture(Path file, Exception cause) {
    return new PixelException(
        "the file " + file + " is no picture, or a damaged one: name a PNG or JPEG file", cause);
  }
}
