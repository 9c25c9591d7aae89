// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/** A film of a run of three steps. */
class FilmCommandTest {
  @TempDir private Path folder;

  @Test
  void showsEachCheckpointOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "Some words.\n\n".repeat(99));
    CommandRun training =
        CommandRun.of(
            "pretrain",
            "--set=data.train=[" + text + "]",
            "--set=output=" + folder.resolve("run"),
            "--set=data.max_patches=24",
            "--set=backbone.hidden_size=16",
            "--set=backbone.layers=1",
            "--set=backbone.heads=2",
            "--set=training.steps=3",
            "--set=training.batch_size=2",
            "--set=training.checkpoint_every=1",
            "--set=training.keep_checkpoints=3",
            "--set=data.validation_windows=2",
            "--set=listeners=[]");
    assertEquals(0, training.code(), training.err());

    Path gif = folder.resolve("film.gif");
    CommandRun run = film(folder.resolve("run"), gif);
    assertEquals(0, run.code(), run.err());
    assertEquals(gif + ": 3 frames" + System.lineSeparator(), run.out());
    assertEquals("", run.err());
    List<BufferedImage> frames = frames(gif.toFile());
    assertTrue(frames.size() >= 3, "the last one may be there several times");
    // Only what changes is in a later frame: the number of the step at least.
    assertTrue(frames.get(0).getWidth() >= frames.get(1).getWidth());
    assertNotEquals(-1, firstInk(frames.get(1)));

    Path mp4 = folder.resolve("film.mp4");
    assertEquals(0, film(folder.resolve("run"), mp4).code());
    assertTrue(Files.size(mp4) > 1000);

    CommandRun other = film(folder.resolve("run"), folder.resolve("film.avi"));
    assertEquals(1, other.code());
    assertTrue(other.err().contains(".mp4 or .gif"), other.err());

    CommandRun elsewhere =
        CommandRun.of(
            "film",
            "--run=" + folder.resolve("run"),
            "Some words",
            "--output=" + folder.resolve("none.gif"),
            "--device=gpu:7");
    assertEquals(1, elsewhere.code());
    assertTrue(elsewhere.err().contains("device is gpu:7, but "), elsewhere.err());
  }

  private static CommandRun film(Path run, Path output) {
    return CommandRun.of("film", "--run", "" + run, "Some words", "-o", "" + output);
  }

  private static List<BufferedImage> frames(File gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif)) {
      reader.setInput(in);
      List<BufferedImage> frames = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
      }
      return frames;
    } finally {
      reader.dispose();
    }
  }

  private static int firstInk(BufferedImage image) {
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      if ((image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFF) < 128) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void needsARunWithCheckpoints() {
    CommandRun run = film(folder.resolve("none"), folder.resolve("film.gif"));
    assertEquals(1, run.code());
    assertTrue(run.err().contains("there are no checkpoints in " + folder), run.err());
  }
}
