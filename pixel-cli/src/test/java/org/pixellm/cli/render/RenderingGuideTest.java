// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/**
 * Runs every command of {@code docs/rendering.md} and compares what it draws with the picture that
 * the guide shows. With {@code -Dpixel.guide.write=true} the pictures are written anew instead.
 */
class RenderingGuideTest {
  /** Mean difference of 255: JDKs may place a glyph of awt's otherwise, harfbuzz draws the same. */
  private static final double AWT_TOLERANCE = 2;

  private static final String START = "./pixel ";
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path GUIDE = ROOT.resolve("docs/rendering.md");

  /** A piece of a command line: in double quotes, in single quotes, or without space. */
  private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheGuideDrawsItsPicture() throws IOException {
    return commands().stream()
        .map(command -> DynamicTest.dynamicTest(command, () -> runAndCompare(command)));
  }

  @Test
  void everyPictureOfTheGuideIsThere() throws IOException {
    Matcher pictures = PICTURE.matcher(Files.readString(GUIDE));
    int count = 0;
    while (pictures.find()) {
      assertTrue(Files.isRegularFile(GUIDE.resolveSibling(pictures.group(1))), pictures.group(1));
      count++;
    }
    assertTrue(count > 10, "only " + count + " pictures");
    assertTrue(commands().size() > 10, "only " + commands().size() + " commands");
  }

  private static List<String> commands() throws IOException {
    return Files.readAllLines(GUIDE).stream()
        .filter(line -> line.startsWith(START + "render "))
        .toList();
  }

  private void runAndCompare(String command) throws IOException {
    List<String> args = new ArrayList<>();
    List<Path> shown = new ArrayList<>();
    Matcher pieces = PIECE.matcher(command.substring(START.length()));
    while (pieces.find()) {
      String piece = firstGroup(pieces);
      String before = args.isEmpty() ? "" : args.get(args.size() - 1);
      if (before.equals("-o") || before.equals("--alignment")) {
        shown.add(ROOT.resolve(piece));
        args.add(folder.resolve(Path.of(piece).getFileName()).toString());
      } else {
        Path inProject = piece.contains("/") ? ROOT.resolve(piece) : folder.resolve("-");
        args.add(Files.exists(inProject) ? inProject.toString() : piece);
      }
    }
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    for (Path picture : shown) {
      Path drawn = folder.resolve(picture.getFileName());
      if (Boolean.getBoolean("pixel.guide.write")) {
        Files.createDirectories(picture.getParent());
        Files.copy(drawn, picture, StandardCopyOption.REPLACE_EXISTING);
      }
      compare(picture, drawn, command.contains("harfbuzz") ? 0 : AWT_TOLERANCE);
    }
  }

  private static String firstGroup(Matcher piece) {
    for (int group = 1; group <= piece.groupCount(); group++) {
      if (piece.group(group) != null) {
        return piece.group(group);
      }
    }
    throw new IllegalStateException("no group of " + piece);
  }

  private static void compare(Path expected, Path drawn, double tolerance) throws IOException {
    if (!expected.toString().endsWith(".png")) {
      assertEquals(Files.readString(expected), Files.readString(drawn), expected.toString());
      return;
    }
    BufferedImage one = ImageIO.read(expected.toFile());
    BufferedImage other = ImageIO.read(drawn.toFile());
    assertEquals(one.getWidth(), other.getWidth(), "width of " + expected);
    assertEquals(one.getHeight(), other.getHeight(), "height of " + expected);
    double sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        sum += difference(one.getRGB(x, y), other.getRGB(x, y));
      }
    }
    assertEquals(0, sum / one.getWidth() / one.getHeight(), tolerance, expected.toString());
  }

  /** Mean difference of the three channels. */
  private static double difference(int one, int other) {
    double sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
    }
    return sum / 3;
  }
}
