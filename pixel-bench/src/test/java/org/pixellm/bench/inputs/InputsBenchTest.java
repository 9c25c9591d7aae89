// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;

class InputsBenchTest {
  private static final int WIDTH = 32;
  private static final int LAYERS = 2;
  private static final int INNER = 64;

  @TempDir Path folder;

  private static InputsRequest request(List<String> models, List<Integer> vocabularies) {
    return new InputsRequest(
        models,
        vocabularies,
        "tiny",
        2,
        16,
        2,
        List.of(
            "backbone.hidden_size=" + WIDTH,
            "backbone.layers=" + LAYERS,
            "backbone.heads=2",
            "backbone.intermediate_size=" + INNER,
            "training.workers=2"));
  }

  private static Report run(InputsRequest request) {
    return Benches.injector()
        .getInstance(InputsBench.class)
        .run(request, new PrintWriter(new StringWriter()));
  }

  private static Map<?, ?> model(Report report, String name) {
    return (Map<?, ?>) ((Map<?, ?>) report.results().get("models")).get(name);
  }

  private static long number(Map<?, ?> model, String key) {
    return ((Number) model.get(key)).longValue();
  }

  @Test
  void onlyTheTableAndItsBiasGrowWithTheVocabulary() throws Exception {
    Report report = run(request(List.of("pixel", "bytes"), List.of(1000, 259 + 1)));
    Map<?, ?> models = (Map<?, ?>) report.results().get("models");
    assertEquals(
        List.of("pixel", "bytes", "260 tokens", "1000 tokens"), List.copyOf(models.keySet()));
    long layers = number(model(report, "pixel"), "layer_parameters");
    long head = WIDTH * WIDTH + WIDTH + 2 * WIDTH; // a dense layer and a norm
    for (String name : List.of("bytes", "260 tokens", "1000 tokens")) {
      Map<?, ?> model = model(report, name);
      long tokens = number(model, "vocabulary");
      assertEquals(layers, number(model, "layer_parameters"), name);
      assertEquals(head + tokens, number(model, "output_parameters"), name);
      assertEquals(tokens * WIDTH + WIDTH, number(model, "embedding_parameters"), "and CLS");
    }
    assertEquals(259, number(model(report, "bytes"), "vocabulary"));
    assertEquals(0, number(model(report, "pixel"), "vocabulary"));
    // A projection of 256 values, and CLS.
    assertEquals(257 * WIDTH + WIDTH, number(model(report, "pixel"), "embedding_parameters"));

    Path json = folder.resolve("inputs.json");
    report.write(json);
    assertTrue(Files.readString(json).contains("\"over_first\""));
    assertTrue(report.lines().stream().anyMatch(line -> line.startsWith("| 1000 tokens ")));
  }

  @Test
  void countsBytesAndArithmeticOfATraining() {
    Report report = run(request(List.of("bytes"), List.of()));
    Map<?, ?> model = model(report, "bytes");
    long values =
        number(model, "embedding_parameters")
            + number(model, "layer_parameters")
            + number(model, "output_parameters");
    assertEquals(4 * values, number(model, "value_bytes"));
    assertEquals(2 * 4 * values, number(model, "gradient_bytes"), "a list for each worker");
    assertEquals(2 * 4 * values, number(model, "moment_bytes"), "AdamW has two");
    // 2 texts of 16 tokens and CLS; 0.15 of them, or of two or three fewer, are 2 guesses each.
    long layer = 17 * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER) + 2 * 17 * 17 * WIDTH;
    long work = 2 * 6L * (LAYERS * layer + 2 * (WIDTH * WIDTH + WIDTH * 259));
    assertEquals(work * 1e-9, ((Number) model.get("useful_gflop")).doubleValue(), 1e-12);
    double characters = ((Number) model.get("characters_a_patch")).doubleValue();
    assertTrue(
        characters > 0.95 && characters <= 1, "a byte is a letter of English: " + characters);
    Map<?, ?> seconds = (Map<?, ?>) model.get("seconds");
    assertEquals(2, ((List<?>) seconds.get("samples")).size(), "rounds that count");
  }

  @Test
  void saysWhatCannotBeMeasured() {
    assertEquals(
        "a vocabulary size must be 260 to 16777215, not 100",
        assertThrows(PixelException.class, () -> request(List.of("pixel"), List.of(100)))
            .getMessage());
    assertEquals(
        "a model is named twice: pixel,pixel",
        assertThrows(PixelException.class, () -> request(List.of("pixel", "pixel"), List.of()))
            .getMessage());
    assertEquals(
        "batch times patches must be at most 2097152, not 33554432",
        assertThrows(
                PixelException.class,
                () ->
                    new InputsRequest(
                        List.of("pixel"), List.of(), "tiny", 4096, 8192, 1, List.of()))
            .getMessage());
    PixelException unknown =
        assertThrows(PixelException.class, () -> run(request(List.of("bp"), List.of())));
    assertTrue(unknown.getMessage().contains("bytes"), unknown.getMessage());
  }
}
