// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where numbers are written in other digits, what the commands make is the same. */
class LocaleTest {
  private final Locale before = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void modelsAndPicturesAreTheSameUnderDigitsOfAnotherScript() throws IOException {
    Path text =
        Files.writeString(folder.resolve("text.txt"), "Some words to train on.\n\n".repeat(400));
    makeAll(text, folder.resolve("here"));
    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    assertEquals("۱", "%d".formatted(1), "the locale has no digits of its own");
    makeAll(text, folder.resolve("there"));
    for (String file :
        new String[] {
          "run/model/model.safetensors",
          "run/model/config.json",
          "run/checkpoints/step-00000002/training_state.json",
          "hidden.png",
          "attacked.txt",
          "drawn.png"
        }) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("here").resolve(file)),
          Files.readAllBytes(folder.resolve("there").resolve(file)),
          file);
    }
  }

  private static void makeAll(Path text, Path output) throws IOException {
    Files.createDirectories(output);
    Path run = output.resolve("run");
    succeed(
        "pretrain",
        "--set=data.train=['" + text + "']",
        "--set=output='" + run + "'",
        "--set=data.max_patches=24",
        "--set=data.validation_windows=2",
        "--set=backbone={name: pixel, channels: 3, hidden_size: 16, layers: 1, heads: 2}",
        "--set=training.steps=2",
        "--set=training.batch_size=2");
    succeed("pretrain", "--config", run.resolve("run.yaml").toString(), "--resume");
    String model = run.resolve("model").toString();
    succeed("reconstruct", "--model", model, "-o", output + "/hidden.png", "Some words, ten: 10");
    succeed("render", "-o", output + "/drawn.png", "Some words, ten: 10");
    String all = "{name: chain, attacks: [leetspeak, phonetic, visual-neighbours]}";
    succeed("attack", "-a", all, "-o", output + "/attacked.txt", "Some words, ten: 10");
  }

  private static void succeed(String... command) {
    CommandRun run = CommandRun.of(command);
    assertEquals(0, run.code(), () -> command[0] + ": " + run.err());
  }
}
