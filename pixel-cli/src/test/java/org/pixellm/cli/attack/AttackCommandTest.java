// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

class AttackCommandTest {
  @TempDir private Path folder;
  private Path lines;

  @BeforeEach
  void someLines() throws IOException {
    lines =
        Files.writeString(
            folder.resolve("lines.txt"), "The first line of all.\n\nThe first line of all.\n");
  }

  private static String attacked(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    return run.out();
  }

  @Test
  void disturbsAText() {
    String out = attacked("attack", "-a", "intrude", "several", "words", "--severity", "100");
    assertEquals(2, out.strip().split(" ", -1).length);
    assertNotEquals("several words\n", out);
    assertEquals(
        "several words",
        attacked("attack", "-a", "intrude", "several", "words", "--severity", "0%").strip());
  }

  @Test
  void settingsAreOfTheAttack() {
    assertEquals(
        "l*o*o*k",
        attacked("attack", "-a", "{name: intrude, symbols: '*'}", "look", "--severity", "100")
            .strip());
    assertEquals(
        "1-4-n-d",
        attacked(
                "attack",
                "-a",
                "{name: chain, attacks: [leetspeak, {name: intrude, symbols: '-'}]}",
                "1and",
                "--severity",
                "100")
            .strip());
  }

  @Test
  void aLinesNumberDecides() throws IOException {
    Path one = folder.resolve("one.txt");
    Path other = folder.resolve("other.txt");
    assertEquals("", attacked(onLines("5", "-o", one.toString())));
    assertEquals("", attacked(onLines("5", "-o", other.toString())));
    List<String> texts = Files.readAllLines(one);
    assertEquals(3, texts.size());
    assertEquals("", texts.get(1));
    assertNotEquals(texts.get(0), texts.get(2));
    assertEquals(-1, Files.mismatch(one, other));
    assertEquals(
        Files.readString(one), attacked(onLines("5")).replace(System.lineSeparator(), "\n"));
    assertNotEquals(Files.readString(one), attacked(onLines("6")));
  }

  /** On whatever JDK and machine this runs. */
  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    Path texts =
        Files.writeString(
            folder.resolve("texts.txt"),
            """
            The quick brown fox jumps over the lazy dog, twice: "Ha!", 42 times.
            Съешь же ещё этих мягких французских булок, да выпей чаю.
            Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.
            मैं काँच खा सकता हूँ और मुझे उससे कोई चोट नहीं पहुंचती।
            私はガラスを食べられます。それは私を傷つけません。
            \uD83D\uDC69\u200D\uD83D\uDCBB أنا قادر على أكل الزجاج و هذا لا يؤلمني.
            """);
    List<String> attacks =
        List.of(
            "confusable",
            "visual-neighbours",
            "cipher",
            "full-swap",
            "inner-swap",
            "keyboard-typo",
            "natural-typo",
            "phonetic",
            "disemvowel",
            "truncate",
            "intrude",
            "segmentation",
            "diacritics",
            "zero-width",
            "bidi",
            "leetspeak",
            "alphabet",
            "transliterate",
            "{name: chain, attacks: [natural-typo, visual-neighbours, bidi, segmentation]}");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String attack : attacks) {
      Path written = folder.resolve("written.txt");
      attacked("attack", "-a", attack, "--seed=7", "--lines=" + texts, "-o", written.toString());
      digest.update(Files.readAllBytes(written));
    }
    assertEquals(
        "5f5a4a599a5b0d7fecb30954e78c9ecc43485bea11cf1e046b2181cd85ca1fad",
        HexFormat.of().formatHex(digest.digest()));
  }

  private String[] onLines(String seed, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("attack", "-a", "full-swap", "--seed", seed, "--lines", lines.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void drawsWhatAModelSees() throws IOException {
    Path picture = folder.resolve("seen.png");
    attacked(onLines("1", "--picture", picture.toString()));
    BufferedImage alone = ImageIO.read(picture.toFile());
    assertEquals(3 * 32, alone.getHeight());
    attacked(onLines("1", "--picture", picture.toString(), "--clean", "--scale", "1"));
    BufferedImage both = ImageIO.read(picture.toFile());
    assertEquals(6 * 16, both.getHeight());
    assertFalse(same(both, 0, 16), "the attacked text is below the clean one");
    assertTrue(same(both, 0, 64), "both clean texts are one");
  }

  @Test
  void disturbsWhatIsDrawn() throws IOException {
    Path picture = folder.resolve("blur.png");
    assertEquals("", attacked(onPicture("blur", picture, "--clean", "--scale", "1")));
    BufferedImage both = ImageIO.read(picture.toFile());
    assertEquals(2 * 16, both.getHeight());
    assertFalse(same(both, 0, 16), "the blurred text is below the clean one");
    attacked(onPicture("blur", picture, "--clean", "--scale", "1", "--severity", "0"));
    assertTrue(same(ImageIO.read(picture.toFile()), 0, 16), "severity 0 leaves the picture");
    Path sharp = folder.resolve("sharp.png");
    attacked(onPicture("{name: blur, sigma: 0.3}", sharp));
    Path blurred = folder.resolve("blurred.png");
    attacked(onPicture("{name: blur, sigma: 3}", blurred));
    assertNotEquals(-1, Files.mismatch(sharp, blurred));
  }

  @Test
  void textAndPictureAreDisturbedTogether() throws IOException {
    Path text = folder.resolve("text.png");
    String disturbed =
        attacked("attack", "-a", "full-swap", "several words", "--picture", text.toString());
    Path together = folder.resolve("together.png");
    assertEquals(disturbed, attacked(onPicture("salt-and-pepper", together, "-a", "full-swap")));
    assertNotEquals(-1, Files.mismatch(text, together));
    Path again = folder.resolve("again.png");
    attacked(onPicture("salt-and-pepper", again, "-a", "full-swap"));
    assertEquals(-1, Files.mismatch(together, again));
    Path other = folder.resolve("other.png");
    attacked(onPicture("salt-and-pepper", again));
    attacked(onPicture("salt-and-pepper", other, "--seed", "7"));
    assertNotEquals(-1, Files.mismatch(again, other));
  }

  private static String[] onPicture(String attack, Path picture, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("attack", "--picture-attack", attack, "several words"));
    arguments.addAll(List.of("--picture", picture.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static boolean same(BufferedImage image, int y, int otherY) {
    int width = image.getWidth();
    return Arrays.equals(
        image.getRGB(0, y, width, 16, null, 0, width),
        image.getRGB(0, otherY, width, 16, null, 0, width));
  }

  @Test
  void whatIsWrongIsToldInOneSentence() throws IOException {
    mendable(1, "did you mean cipher?", "attack", "-a", "cypher", "a");
    mendable(
        1,
        "--severity must be 0 to 100 percent, not 101",
        "attack",
        "-a",
        "cipher",
        "a",
        "--severity",
        "101");
    mendable(1, "not many", "attack", "-a", "cipher", "a", "--severity", "many");
    mendable(1, "no.txt cannot be read", "attack", "-a", "cipher", "--lines", folder + "/no.txt");
    mendable(1, "is a folder", "attack", "-a", "cipher", "--lines", folder.toString());
    mendable(2, "TEXT or --lines", "attack", "-a", "cipher", "a", "--lines", lines.toString());
    mendable(1, "--scale", "attack", "-a", "cipher", "a", "--scale", "0");
    mendable(1, "keyboard-typo: ", "attack", "-a", "{name: keyboard-typo, layout: it}", "a");
    mendable(
        1, "none.txt cannot be read", "attack", "-a", "{name: natural-typo, file: none.txt}", "a");
    mendable(2, "TEXT", "attack", "-a", "cipher");
    mendable(2, "--picture", "attack", "-a", "cipher", "a", "--clean");
    mendable(2, "'--attack' or '--picture-attack'", "attack", "a");
    mendable(2, "say with --picture", "attack", "--picture-attack", "blur", "a");
    Path drawn = folder.resolve("drawn.png");
    mendable(2, "--output", onPicture("blur", drawn, "-o", folder + "/out.txt"));
    mendable(1, "did you mean blur?", onPicture("blurr", drawn));
    mendable(
        1,
        "picture-attack jpeg: worst_quality",
        onPicture("{name: jpeg, worst_quality: 0}", drawn));
    mendable(1, "draws no pictures", onPicture("blur", drawn, "--renderer", "bytes"));
    assertFalse(Files.exists(drawn));
    Path many = Files.writeString(folder.resolve("many.txt"), "a\n".repeat(501));
    Path picture = folder.resolve("p.png");
    mendable(
        1,
        "at most 500 texts",
        "attack",
        "-a",
        "cipher",
        "--lines",
        many.toString(),
        "--picture",
        picture.toString());
    assertFalse(Files.exists(picture));
    Path text = folder.resolve("text.txt");
    mendable(
        1,
        "p.png",
        "attack",
        "-a",
        "cipher",
        "a",
        "-o",
        text.toString(),
        "--picture",
        folder.resolve("none/p.png").toString());
    assertFalse(Files.exists(text), "both or neither");
  }

  private static void mendable(int code, String part, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(code, run.code(), run.err());
    assertTrue(run.err().contains(part), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }
}
