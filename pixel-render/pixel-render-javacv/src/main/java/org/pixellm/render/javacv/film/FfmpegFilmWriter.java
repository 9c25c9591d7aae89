// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.film.FilmWriter;

/** Writes films frame by frame, under a temporary name until they are whole. */
final class FfmpegFilmWriter implements FilmWriter {
  private static final long MOST_PIXELS = 3840L * 2160;

  private final FilmConfig configuration;

  FfmpegFilmWriter(FilmConfig configuration) {
    this.configuration = configuration;
  }

  @Override
  public int write(Iterator<BufferedImage> frames, Path file) {
    FilmFormat format = FilmFormat.of(file);
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PixelException(
          "cannot write the film " + file + ": name a file in a folder that exists");
    }
    if (!frames.hasNext()) {
      throw new PixelException("cannot write the film " + file + ": there are no pictures for it");
    }
    Path part = folder.resolve(".film." + UUID.randomUUID() + format.ending());
    try {
      // Not as a temporary file: that would be for its owner alone, and so would the film.
      Files.createFile(part);
      int count = record(frames, part, format);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      return count;
    } catch (IOException e) { // those of JavaCV are, too
      throw new PixelException(
          "cannot write the film %s: %s".formatted(file, String.valueOf(e.getMessage()).strip()),
          e);
    } finally {
      delete(part);
    }
  }

  private int record(Iterator<BufferedImage> frames, Path part, FilmFormat format)
      throws IOException {
    BufferedImage first = frames.next();
    // H.264 stores colour for squares of four pixels.
    int width = first.getWidth() + first.getWidth() % 2;
    int height = first.getHeight() + first.getHeight() % 2;
    if ((long) width * height > MOST_PIXELS) {
      throw new PixelException(
          "a film of %d x %d pixels is too large: choose a smaller scale, or a shorter text"
              .formatted(width, height));
    }
    int count = 0;
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(part.toFile(), width, height);
        Java2DFrameConverter converter = new Java2DFrameConverter()) {
      recorder.setFrameRate(configuration.framesPerSecond());
      format.apply(recorder, isGrey(first));
      recorder.start();
      BufferedImage frame = first;
      while (true) {
        if (frame.getWidth() != first.getWidth() || frame.getHeight() != first.getHeight()) {
          throw new PixelException("the pictures of a film must all be of one size");
        }
        BufferedImage even = even(frame, width, height);
        count++;
        boolean last = !frames.hasNext();
        int repeats = last ? 1 + holds() : 1;
        for (int i = 0; i < repeats; i++) {
          recorder.record(converter.convert(even));
        }
        if (last) {
          break;
        }
        frame = frames.next();
      }
      recorder.stop();
    }
    return count;
  }

  private int holds() {
    return (int) Math.round(configuration.holdSeconds() * configuration.framesPerSecond());
  }

  private static BufferedImage even(BufferedImage frame, int width, int height) {
    BufferedImage even = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = even.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(frame, 0, 0, null);
    graphics.dispose();
    return even;
  }

  private static boolean isGrey(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        if ((rgb >> 16 & 0xFF) != (rgb & 0xFF) || (rgb >> 8 & 0xFF) != (rgb & 0xFF)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // what is left is hidden, and under a name of its own
      part.toFile().deleteOnExit();
    }
  }
}
