// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.javacv.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.film.FilmWriter;

class FfmpegFilmWriterTest {
  @TempDir private Path folder;
  private final FilmWriter writer = new FfmpegFilmWriterFactory().create(new FilmConfig(5, 0));

  /** Frames that grow darker; odd in width and height. */
  private static Iterator<BufferedImage> frames(int count) {
    return IntStream.range(0, count).mapToObj(i -> frame(101, 51, 250 - 40 * i)).iterator();
  }

  private static BufferedImage frame(int width, int height, int grey) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mp4", "film.gif"})
  void canBePlayed(String name) throws Exception {
    Path file = folder.resolve(name);
    assertEquals(5, writer.write(frames(5), file));
    int shown = 0;
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
        Java2DFrameConverter converter = new Java2DFrameConverter()) {
      grabber.start();
      assertEquals(102, grabber.getImageWidth());
      assertEquals(52, grabber.getImageHeight());
      for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
        int seen = converter.convert(frame).getRGB(50, 25) & 0xFF;
        assertEquals(250 - 40 * shown, seen, 6, "frame " + shown);
        shown++;
      }
    }
    assertEquals(5, shown);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void leavesAnOlderFilmWhereItCannotWriteOne() throws Exception {
    Path file = Files.writeString(folder.resolve("film.gif"), "older");
    Iterator<BufferedImage> sizes = List.of(frame(10, 10, 0), frame(12, 10, 0)).iterator();
    assertThrows(PixelException.class, () -> writer.write(sizes, file));
    assertThrows(PixelException.class, () -> writer.write(frames(0), file));
    assertEquals("older", Files.readString(file));
  }

  @Test
  void othersMayReadAFilmAsTheyMayAnyFile() throws Exception {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path film = folder.resolve("film.gif");
    writer.write(frames(1), film);
    Path usual = Files.createFile(folder.resolve("usual.gif"));
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(film));
  }

  @Test
  void saysWhichEndingsThereAre() {
    PixelException refused =
        assertThrows(
            PixelException.class, () -> writer.write(frames(1), folder.resolve("film.avi")));
    assertTrue(refused.getMessage().contains(".mp4 or .gif"), refused.getMessage());
  }
}
