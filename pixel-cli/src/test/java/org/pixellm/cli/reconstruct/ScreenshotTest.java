// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.reconstruct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/** Screenshots in place of text, from the picture file to the restored strip. */
class ScreenshotTest {
  private static final String[] LINES = {
    "A picture of text that stands on dark paper", "is read as well as the text would be."
  };

  @TempDir private Path folder;
  private Path screenshot;

  /** Light letters on a dark page, in whatever font this machine has. */
  @BeforeEach
  void draw() throws IOException {
    BufferedImage page = new BufferedImage(640, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(new Color(0x20242C));
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setColor(new Color(0xE0E6F0));
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
    for (int i = 0; i < LINES.length; i++) {
      graphics.drawString(LINES[i], 30, 50 + 36 * i);
    }
    graphics.dispose();
    screenshot = folder.resolve("screenshot.png");
    ImageIO.write(page, "png", screenshot.toFile());
  }

  @Test
  void isDrawnAsAStrip() throws IOException {
    File strip = folder.resolve("strip.png").toFile();
    CommandRun run = CommandRun.of("render", "--from-image", "" + screenshot, "-o", "" + strip);
    assertEquals(0, run.code(), run.err());
    CommandRun typed =
        CommandRun.of("render", String.join(" ", LINES), "-o", "" + folder.resolve("typed.png"));
    double ratio = (double) patches(run) / patches(typed);
    assertEquals(1, ratio, 0.15, "fonts differ from machine to machine, but not by that");
    assertEquals(16 * Math.min(40, patches(run)), ImageIO.read(strip).getWidth());
  }

  private static int patches(CommandRun run) {
    Matcher count = Pattern.compile(": (\\d+) patches").matcher(run.out());
    assertTrue(count.find(), run.out());
    return Integer.parseInt(count.group(1));
  }

  @Test
  void isReconstructed() throws IOException {
    Path text =
        Files.writeString(folder.resolve("text.txt"), "Some words to learn.\n\n".repeat(99));
    CommandRun training =
        CommandRun.of(
            "pretrain",
            "--set=data.train=[" + text + "]",
            "--set=output=" + folder.resolve("run"),
            "--set=data.max_patches=24",
            "--set=backbone.hidden_size=16",
            "--set=backbone.layers=1",
            "--set=backbone.heads=2",
            "--set=training.steps=1",
            "--set=training.batch_size=2",
            "--set=data.validation_windows=2",
            "--set=listeners=[]");
    assertEquals(0, training.code(), training.err());
    Path restored = folder.resolve("restored.png");
    CommandRun run =
        CommandRun.of(
            "reconstruct",
            "--model",
            "" + folder.resolve("run/model"),
            "--from-image",
            "" + screenshot,
            "-o",
            "" + restored);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().matches("(?s).*[1-9]\\d* of [3-9]\\d patches were hidden.*"), run.out());
    assertTrue(ImageIO.read(restored.toFile()).getWidth() > 16 * 24);
  }

  @Test
  void isRefusedBesideTextAndWhereItIsNone() {
    CommandRun both =
        CommandRun.of("render", "text", "--from-image", "" + screenshot, "-o", "x.png");
    assertEquals(1, both.code());
    assertTrue(both.err().contains("not both"), both.err());
    Path none = folder.resolve("none.png");
    CommandRun missing = CommandRun.of("render", "--from-image", "" + none, "-o", "x.png");
    assertEquals(1, missing.code());
    assertTrue(missing.err().contains("there is no picture " + none), missing.err());
  }
}
