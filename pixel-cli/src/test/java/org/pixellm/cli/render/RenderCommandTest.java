// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

class RenderCommandTest {
  @TempDir private Path folder;

  private CommandRun render(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(0, List.of("render", "-o", picture().toString()));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    return run;
  }

  private Path picture() {
    return folder.resolve("a picture.png");
  }

  private BufferedImage image() throws IOException {
    return ImageIO.read(picture().toFile());
  }

  @Test
  void drawsAStrip() throws IOException {
    CommandRun run = render("Hello, world");
    int patches = image().getWidth() / 16;
    assertEquals(16, image().getHeight());
    assertTrue(run.out().contains(": " + patches + " patches of 16 pixels in 1 row"), run.out());
    assertFalse(run.out().contains("no font"), run.out());
  }

  @Test
  void wordsAreOneText() throws IOException {
    render("Hello, world");
    BufferedImage one = image();
    render("Hello,", "world");
    assertEquals(one.getWidth(), image().getWidth());
  }

  @Test
  void longTextGoesOnInTheNextRow() throws IOException {
    CommandRun run = render("word ".repeat(50), "--patches-per-row", "10");
    assertEquals(160, image().getWidth());
    assertTrue(image().getHeight() > 16, run.out());
    assertTrue(run.out().contains("in " + image().getHeight() / 16 + " rows"), run.out());
  }

  @Test
  void saysWhatDidNotFit() throws IOException {
    CommandRun run = render("word ".repeat(50).strip(), "--max-patches", "10");
    assertEquals(160, image().getWidth());
    assertTrue(
        run.out().matches("(?s).*only \\d+ of 249 characters fit into 10 patches.*"), run.out());
  }

  @Test
  void saysWhichCodePointsHaveNoGlyph() {
    CommandRun run = render("a 日日 😀");
    assertTrue(run.out().contains("U+65E5 CJK UNIFIED IDEOGRAPHS 65E5, 2 times"), run.out());
    assertTrue(run.out().contains("U+1F600 GRINNING FACE"), run.out());
  }

  @Test
  void everyPixelBecomesASquare() throws IOException {
    render("Hi");
    BufferedImage small = image();
    render("Hi", "--scale", "3");
    BufferedImage large = image();
    assertEquals(small.getWidth() * 3, large.getWidth());
    for (int y = 0; y < large.getHeight(); y++) {
      for (int x = 0; x < large.getWidth(); x++) {
        assertEquals(small.getRGB(x / 3, y / 3), large.getRGB(x, y), "at " + x + ", " + y);
      }
    }
  }

  @Test
  void settingsReachRendererAndLayout() throws IOException {
    render("Hi");
    int usual = image().getWidth();
    render("Hi", "--set", "renderer.patch_size=32", "--set", "renderer.font_size=26");
    assertEquals(32, image().getHeight());
    render("Hi there", "--set", "layout.margin=8");
    assertTrue(image().getWidth() > usual);
  }
}
