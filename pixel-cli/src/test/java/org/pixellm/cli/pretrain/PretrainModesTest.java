// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

/** Models that read text in every layout mode, and in colour. */
class PretrainModesTest {
  private static final String TEXT =
      "Words to read, caf\u00e9 \u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd,"
          + " and \u0928\u092e\u0938\u094d\u0924\u0947 once more.";

  @TempDir private Path folder;
  private Path corpus;

  @BeforeEach
  void writeText() throws IOException {
    corpus = Files.writeString(folder.resolve("text.txt"), (TEXT + "\n\n").repeat(120));
  }

  private CommandRun pretrain(Path output, String... more) {
    List<String> tiny =
        List.of(
            "pretrain",
            "--set=data.train=['" + corpus + "']",
            "--set=output='" + output + "'",
            "--set=data.max_patches=32",
            "--set=data.min_patches=4",
            "--set=data.validation_windows=4",
            "--set=backbone={name: pixel, hidden_size: 16, layers: 1, heads: 2}",
            "--set=training.steps=2",
            "--set=training.batch_size=4",
            "--set=listeners=[jsonl]");
    return CommandRun.of(Stream.concat(tiny.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(file.toFile());
  }

  /** Trains, loads what was trained, and reconstructs with it. */
  private void trainAndReconstruct(String mode, int channels, String setting) throws IOException {
    Path output = folder.resolve("run");
    CommandRun trained = pretrain(output, "--set=" + setting);
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().contains("(2 steps)"), trained.out());
    assertFalse(trained.out().contains("missing"), trained.out());

    Path model = output.resolve("model");
    JsonNode renderer = json(model.resolve("text_renderer_config.json"));
    assertEquals(mode, renderer.path("mode").asText(), renderer.toPrettyString());
    assertEquals(channels == 3, renderer.path("renderer_config").path("rgb").asBoolean());
    assertEquals(channels, json(model.resolve("config.json")).path("num_channels").asInt());

    Path picture = folder.resolve("out.png");
    CommandRun run =
        CommandRun.of(
            "reconstruct",
            "--model",
            model.toString(),
            "--strict-renderer",
            TEXT,
            "-o",
            picture.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertTrue(ImageIO.read(picture.toFile()).getWidth() > 100);
  }

  @Test
  void words() throws IOException {
    trainAndReconstruct("words", 1, "layout=words");
  }

  @Test
  void mono() throws IOException {
    trainAndReconstruct("mono", 1, "layout=mono");
  }

  @Test
  void isolatedBigrams() throws IOException {
    trainAndReconstruct("bigrams", 1, "layout={name: bigrams, kind: isolated}");
  }

  @Test
  void shapedBigrams() throws IOException {
    trainAndReconstruct("bigrams", 1, "layout={name: bigrams, kind: shaped}");
  }

  @Test
  void continuousInColour() throws IOException {
    trainAndReconstruct("continuous", 3, "renderer={name: awt, rgb: true}");
  }

  @Test
  void aRunOverItsBudgetOfMissingGlyphsFails() throws IOException {
    Files.writeString(corpus, "words that \ue123 no font can draw\n\n".repeat(300));
    Path output = folder.resolve("run");
    CommandRun failed = pretrain(output, "--set=data.max_missing_glyphs=0.01");
    assertEquals(1, failed.code());
    assertEquals(1, failed.errorLines().size(), failed.err());
    assertTrue(failed.err().contains("most of them Unknown ("), failed.err());
    assertTrue(failed.err().contains("data.max_missing_glyphs"), failed.err());
    assertTrue(failed.err().contains("renderer.fonts"), failed.err());

    CommandRun raised = pretrain(output, "--set=data.max_missing_glyphs=0.1", "--resume");
    assertEquals(0, raised.code(), raised.err());
    assertTrue(raised.out().contains("missing  "), raised.out());
    assertTrue(raised.out().contains("characters that no font could draw (4"), raised.out());
    assertTrue(raised.out().contains("most often U+E123"), raised.out());
    List<String> metrics = Files.readAllLines(output.resolve("metrics.jsonl"));
    JsonNode end = new JsonMapper().readTree(metrics.get(metrics.size() - 1));
    assertEquals("end", end.path("event").asText());
    assertEquals(
        end.path("missing").asLong(), end.path("missing_by_script").path("Unknown").asLong());
    assertEquals(23 * end.path("missing").asLong(), end.path("characters").asLong());
  }
}
