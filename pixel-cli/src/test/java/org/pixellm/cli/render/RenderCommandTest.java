// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.render.fonts.BundledFonts;

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
    CommandRun run = render("a 日 😀 \ud807\udee0\ud807\udee0 \uffff");
    assertTrue(run.out().contains("U+11EE0 MAKASAR LETTER KA, Makasar, 2 times"), run.out());
    assertTrue(run.out().contains("U+FFFF"), run.out());
    assertFalse(run.out().contains("U+65E5"), run.out());
    assertFalse(run.out().contains("U+1F600"), run.out());
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

  @Test
  void aPairHasTwoSeparators() throws IOException {
    JsonNode json = alignment("--pair", "What is it?", "A question.");
    assertEquals("pair", json.at("/input/kind").textValue());
    assertEquals(2, json.at("/windows/0/separators").size());
    assertEquals(json.at("/windows/0/patch_count").intValue(), image().getWidth() / 16);
  }

  @Test
  void wordsOfAListBeginPatches() throws IOException {
    JsonNode json = alignment("--words", "Each", "word", "alone");
    JsonNode words = json.at("/windows/0/words");
    assertEquals(3, words.size());
    for (int i = 0; i < 3; i++) {
      assertEquals(i, words.at("/" + i + "/part").intValue());
      assertEquals(0, words.at("/" + i + "/start").intValue());
      if (i > 0) {
        assertTrue(
            words.at("/" + i + "/patches/0").intValue()
                >= words.at("/" + (i - 1) + "/patches/1").intValue());
      }
    }
  }

  @Test
  void theAlignmentTellsOfEveryCharacter() throws IOException {
    String text = "Gru\u0308\u00dfe \u05e9\u05dc\u05d5\u05dd \u0628!";
    JsonNode json = alignment(text);
    assertEquals("pixel-alignment", json.at("/format").textValue());
    assertEquals(1, json.at("/version").intValue());
    assertEquals("awt", json.at("/renderer").textValue());
    assertEquals("continuous", json.at("/mode").textValue());
    JsonNode window = json.at("/windows/0");
    assertTrue(window.at("/complete").booleanValue());
    StringBuilder read = new StringBuilder();
    for (JsonNode cluster : window.at("/clusters")) {
      assertEquals(read.length(), cluster.at("/start").intValue());
      read.append(cluster.at("/text").textValue());
      assertEquals(read.length(), cluster.at("/end").intValue());
      int first = cluster.at("/patches/0").intValue();
      JsonNode patch = window.at("/patches/" + first);
      assertTrue(patch.at("/start").intValue() <= cluster.at("/start").intValue());
      assertTrue(patch.at("/end").intValue() >= cluster.at("/end").intValue());
      assertEquals(cluster.at("/text").textValue().isBlank(), cluster.at("/word").isMissingNode());
    }
    assertEquals(text, read.toString());
    assertEquals(3, window.at("/words").size());
    int last = window.at("/patch_count").intValue() - 1;
    assertTrue(window.at("/patches/" + last + "/separator").booleanValue());
  }

  @Test
  void anAlignmentNeedsNoPicture() throws IOException {
    Path file = folder.resolve("a.json");
    CommandRun run = CommandRun.of("render", "Hello \ud807\udee0", "--alignment", file.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith(file + ": "), run.out());
    JsonNode missing = new JsonMapper().readTree(file.toFile()).at("/windows/0/missing_glyphs/0");
    assertEquals(0x11EE0, missing.at("/code_point").intValue());
    assertEquals("Makasar", missing.at("/script").textValue());
    assertEquals(1, missing.at("/count").intValue());
  }

  @Test
  void windowsDrawAllOfATextAndOverlap() throws IOException {
    String text = "word ".repeat(100).strip();
    JsonNode apart = alignment(text, "--windows", "20");
    JsonNode overlapping = alignment(text, "--windows", "20", "--overlap", "5");
    assertTrue(overlapping.at("/windows").size() > apart.at("/windows").size());
    assertEquals(320, image().getWidth());
    assertEquals(16 * overlapping.at("/windows").size(), image().getHeight());
    int end = 0;
    for (JsonNode window : apart.at("/windows")) {
      assertEquals(end, window.at("/clusters/0/start").intValue());
      end = window.at("/drawn_end/0").intValue();
    }
    assertEquals(text.length(), end);
  }

  @Test
  void aTextCanBeReadFromRightToLeft() throws IOException {
    JsonNode usual = alignment("abc \u05d0\u05d1\u05d2");
    JsonNode turned = alignment("abc \u05d0\u05d1\u05d2", "--rtl");
    assertEquals(0, usual.at("/windows/0/clusters/0/patches/0").intValue());
    assertTrue(turned.at("/windows/0/clusters/0/patches/0").intValue() > 0);
  }

  @Test
  void threeChannelsMakeAColourPicture() throws IOException {
    assertEquals(3, alignment("Hi", "--rgb").at("/channels").intValue());
    assertEquals(3, image().getRaster().getNumBands());
  }

  @Test
  void aFontOfTheUserComesFirst() throws IOException {
    render("Hello");
    BufferedImage usual = image();
    Path font = Files.write(folder.resolve("font.ttf"), BundledFonts.inOrder().get(0).read());
    render("Hello", "--font", font.toString());
    assertEquals(usual.getWidth(), image().getWidth());
    CommandRun run =
        CommandRun.of("render", "a", "-o", picture() + "", "--font", folder + "/no.ttf");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("no.ttf"), run.err());
  }

  @Test
  void coverageCountsByScriptAndSaysWhere() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mixed.txt"), "Hello\r\n\n\ud807\udee0 \ud807\udee0 a\n\ud807\udee4");
    CommandRun run = CommandRun.of("render", "--coverage", file.toString());
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("9 characters, 3 of them (33.333 %) drawn by no font", lines.get(0));
    assertTrue(
        run.out().contains("Latin                                     6            0"), run.out());
    assertTrue(
        run.out().contains("Makasar                                   3            3"), run.out());
    assertTrue(
        lines
            .get(lines.size() - 2)
            .startsWith("  U+11EE0 MAKASAR LETTER KA, Makasar, 2 times: mixed.txt:3"));
    assertTrue(
        lines
            .get(lines.size() - 1)
            .startsWith("  U+11EE4 MAKASAR LETTER BA, Makasar, 1 time: mixed.txt:4"));
  }

  @Test
  void coverageOfSeveralFilesAddsUpAndKeepsToABudget() throws IOException {
    String good = Files.writeString(folder.resolve("good.txt"), "a".repeat(99)).toString();
    String bad = Files.writeString(folder.resolve("bad.txt"), "\ud807\udee0").toString();
    assertEquals(0, CommandRun.of("render", "--coverage", good, "--max-missing", "0").code());
    assertEquals(0, CommandRun.of("render", "--coverage", good, bad, "--max-missing", "1").code());
    assertEquals(0, CommandRun.of("render", "--coverage", good, bad, "--max-missing=1%").code());
    for (String budget : List.of("0", "0.99%")) {
      CommandRun run = CommandRun.of("render", "--coverage", good, bad, "--max-missing", budget);
      assertEquals(1, run.code());
      assertEquals(
          "pixel: 1 of 100 characters could not be drawn (1.000 %), and --max-missing allows "
              + budget
              + ": Makasar 1",
          run.err().strip());
      assertTrue(run.out().contains("bad.txt:1"), run.out());
    }
  }

  private JsonNode alignment(String... args) throws IOException {
    Path file = folder.resolve("alignment.json");
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--alignment", file.toString()));
    render(all.toArray(String[]::new));
    return new JsonMapper().readTree(file.toFile());
  }
}
