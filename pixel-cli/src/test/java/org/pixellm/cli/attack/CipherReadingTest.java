// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;
import org.pixellm.cli.house.Checkout;

/** Text in the cipher's look-alikes goes through the commands for text like any other. */
class CipherReadingTest {
  private static final List<String> WORDS = List.of("She", "reads", "old", "books", ".");

  @TempDir static Path shared;
  private static String cipher;

  @TempDir private Path folder;

  @BeforeAll
  static void write() {
    cipher =
        run("attack", "--attack", "cipher", "--severity", "100", String.join(" ", WORDS))
            .out()
            .strip();
    assertEquals(WORDS.size(), cipher.split(" ", -1).length, cipher);
    assertFalse(
        cipher.codePoints().anyMatch(c -> c >= 'a' && c <= 'z'), "no Latin letter: " + cipher);
  }

  private static CommandRun run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private static String[] small(List<String> command, String... settings) {
    List<String> arguments = new ArrayList<>(command);
    List<String> all =
        new ArrayList<>(
            List.of(
                "output=" + shared.resolve(command.get(0)),
                "backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2, intermediate_size: 32}",
                "training.steps=2",
                "training.batch_size=2",
                "listeners=[]"));
    all.addAll(List.of(settings));
    all.forEach(setting -> arguments.add("--set=" + setting));
    return arguments.toArray(String[]::new);
  }

  @Test
  void isRestored() throws IOException {
    Path text = Files.writeString(shared.resolve("text.txt"), "Words to learn.\n\n".repeat(99));
    run(
        small(
            List.of("pretrain"),
            "data.train=[" + text + "]",
            "data.max_patches=24",
            "data.validation_windows=2"));
    BufferedImage ofCipher = restored(cipher);
    BufferedImage ofText = restored(String.join(" ", WORDS));
    assertEquals(ofText.getHeight(), ofCipher.getHeight(), "the strip, hidden and restored");
  }

  private BufferedImage restored(String text) throws IOException {
    Path picture = folder.resolve("restored.png");
    CommandRun run =
        run(
            "reconstruct",
            "--model",
            shared.resolve("pretrain/model").toString(),
            text,
            "-o",
            picture.toString());
    assertTrue(run.out().matches("(?s).*: [1-9]\\d* of \\d+ patches were hidden.*"), run.out());
    return ImageIO.read(picture.toFile());
  }

  @Test
  void isTaggedWordByWord() throws IOException {
    Path config = Checkout.root().resolve("configs/finetune-pos.yaml");
    run(small(List.of("finetune", "--config", config.toString())));
    Path text = Files.writeString(folder.resolve("cipher.txt"), cipher + "\n");
    CommandRun run =
        run("predict", "--model", shared.resolve("finetune/model").toString(), text.toString());
    JsonNode line = new ObjectMapper().readTree(run.out().strip());
    List<String> words = new ArrayList<>();
    line.path("words").forEach(word -> words.add(word.asText()));
    assertEquals(List.of(cipher.split(" ", -1)), words);
    assertEquals(WORDS.size(), line.path("tags").size());
  }
}
