// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.quickstart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/** A quickstart cut to a few steps, and reconstruction with the model that it leaves. */
class QuickstartCommandTest {
  @TempDir private static Path folder;
  private static Path output;
  private static CommandRun run;

  @TempDir private Path own;

  @BeforeAll
  static void quickstart() {
    output = folder.resolve("quickstart");
    run = CommandRun.of("quickstart", "--steps", "3", "--output", output.toString());
  }

  @Test
  void leavesWhatItPromises() throws IOException {
    assertEquals(0, run.code(), run.err());
    for (String file :
        new String[] {
          "model/model.safetensors",
          "model/config.json",
          "model/text_renderer_config.json",
          "model/provenance.json",
          "metrics.jsonl",
          "loss.png",
          "reconstruction.png"
        }) {
      assertTrue(Files.size(output.resolve(file)) > 0, file);
    }
    assertTrue(run.out().contains("on held-out text; the best constant guess makes"), run.out());
    assertTrue(run.out().contains("reconstruct --model " + output.resolve("model")), run.out());
  }

  @Test
  void saysThatItHasEnded() {
    CommandRun again = CommandRun.of("quickstart", "--output", output.toString());
    assertFailure(again, "has ended", "--output");
  }

  @Test
  void refusesImpossibleTimes() {
    assertFailure(CommandRun.of("quickstart", "--minutes", "0"), "--minutes");
    assertFailure(CommandRun.of("quickstart", "--steps", "0"), "--steps");
  }

  @Test
  void reconstructsLongTextInSeveralRows() throws IOException {
    Path one = own.resolve("one.png");
    Path many = own.resolve("many.png");
    CommandRun first = reconstruct(one, "A few words.");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains("patches were hidden"), first.out());
    assertEquals("", first.err(), "the renderer is the one the model was trained with");
    CommandRun second = reconstruct(many, "Many words that go on and on. ".repeat(40));
    assertEquals(0, second.code(), second.err());
    assertTrue(
        ImageIO.read(many.toFile()).getHeight() > 5 * ImageIO.read(one.toFile()).getHeight());
  }

  @Test
  void theSeedDecidesWhatIsHidden() throws IOException {
    String text = "Which of these patches are hidden?";
    reconstruct(own.resolve("a.png"), text, "--seed", "1");
    reconstruct(own.resolve("b.png"), text, "--seed", "1");
    reconstruct(own.resolve("c.png"), text, "--seed", "2", "--span");
    assertArrayEquals(pixels("a.png"), pixels("b.png"));
    assertFalse(Arrays.equals(pixels("a.png"), pixels("c.png")));
  }

  private int[] pixels(String name) throws IOException {
    BufferedImage image = ImageIO.read(own.resolve(name).toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void saysWhatIsWrongWithAModelDirectory() throws IOException {
    Path out = own.resolve("out.png");
    assertFailure(
        CommandRun.of("reconstruct", "-m", own.resolve("none").toString(), "a", "-o", "" + out),
        "there is no directory");
    assertFailure(
        CommandRun.of("reconstruct", "-m", own.toString(), "a", "-o", "" + out),
        "has no config.json");
    Path cut = own.resolve("cut");
    Files.createDirectories(cut);
    try (var files = Files.list(output.resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, cut.resolve(file.getFileName().toString()));
      }
    }
    Path weights = cut.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    assertFailure(
        CommandRun.of("reconstruct", "-m", cut.toString(), "a", "-o", "" + out),
        "model.safetensors");
    assertFalse(Files.exists(out));
  }

  @Test
  void refusesImpossibleRequests() {
    Path out = own.resolve("out.png");
    assertFailure(reconstruct(out, "text", "--mask-ratio", "1"), "mask ratio");
    assertFailure(reconstruct(out, "text", "--scale", "0"), "--scale");
    assertFailure(reconstruct(out, "text", "--patches-per-row", "0"), "--patches-per-row");
    assertFailure(reconstruct(out, "  "), "no text");
    assertFalse(Files.exists(out));
  }

  private static CommandRun reconstruct(Path picture, String text, String... more) {
    String[] args = {
      "reconstruct", "--model", output.resolve("model").toString(), text, "-o", "" + picture
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CommandRun.of(all);
  }

  private static void assertFailure(CommandRun failed, String... words) {
    assertEquals(1, failed.code(), failed.out() + failed.err());
    assertEquals(1, failed.errorLines().size(), failed.err());
    for (String word : words) {
      assertTrue(failed.err().contains(word), failed.err());
    }
  }
}
