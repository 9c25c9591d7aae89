// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;

/** Runs that go on from the model of another. */
class GoOnTest {
  private static final List<String> OF_MODEL =
      List.of("backbone=of-model", "renderer=of-model", "layout=of-model");

  @TempDir Path folder;

  private RunResult parent(String... more) {
    return new TinyRun(folder, List.of(more)).run(folder.resolve("parent"));
  }

  private TinyRun from(Path model, String... more) {
    List<String> settings = new ArrayList<>(OF_MODEL);
    settings.add("model='" + model + "'");
    settings.addAll(List.of(more));
    return new TinyRun(folder, settings);
  }

  private static ConfigEntries json(Path directory, String name) {
    return new JsonObjectFile(name, new AtomicFileWriter()).read(directory);
  }

  /** Takes what is measured at each step. */
  private static RunListener measuring(Map<Long, Map<String, Double>> scores) {
    return new RunListener() {
      @Override
      public void onEvaluation(Evaluation event) {
        scores.put(event.step(), event.scores());
      }
    };
  }

  private static RunListener stoppingAfter(long step, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == step) {
          stop.raise();
        }
      }
    };
  }

  @Test
  void beginsWhereTheOtherRunEnded() throws Exception {
    RunResult parent = parent();
    Map<Long, Map<String, Double>> scores = new LinkedHashMap<>();
    Path output = folder.resolve("child");
    RunResult child = from(parent.model()).run(output, false, measuring(scores), new StopSignal());
    assertEquals(parent.scores(), scores.get(0L));
    assertTrue(child.scores().get("loss") < parent.scores().get("loss"));
    assertEquals(
        json(parent.model(), "config.json").asMap(), json(child.model(), "config.json").asMap());
    assertEquals(
        json(parent.model(), "text_renderer_config.json").asMap(),
        json(child.model(), "text_renderer_config.json").asMap());

    ConfigEntries provenance = json(child.model(), "provenance.json");
    assertEquals(parent.model().toString(), provenance.section("start").text("model"));
    byte[] weights = Files.readAllBytes(parent.model().resolve("model.safetensors"));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights));
    assertTrue(provenance.section("start").asMap().toString().contains(hash));
    assertEquals(
        json(parent.model(), "provenance.json").asMap(), provenance.section("parent").asMap());
    String yaml = Files.readString(output.resolve("run.yaml"));
    assertTrue(yaml.contains("renderer: fake") && yaml.contains("backbone: of-model"), yaml);
  }

  /** What was begun is in the run's own folder. */
  @Test
  void aStoppedRunGoesOnWithoutTheModelItBeganWith() throws IOException {
    RunResult parent = parent();
    Path whole = folder.resolve("whole");
    RunResult unstopped = from(parent.model()).run(whole);
    Path stopped = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    RunListener stopping = stoppingAfter(5, stop);
    assertFalse(from(parent.model()).run(stopped, false, stopping, stop).finished());
    Files.move(parent.output(), folder.resolve("elsewhere"));
    TinyRun goOn = from(parent.model(), "renderer=fake", "layout=fake");
    assertTrue(goOn.run(stopped, true, TinyRun.nobody(), new StopSignal()).finished());
    assertArrayEquals(
        Files.readAllBytes(unstopped.model().resolve("model.safetensors")),
        Files.readAllBytes(stopped.resolve("model").resolve("model.safetensors")));
    for (String entry : List.of("start", "parent")) {
      assertEquals(
          json(unstopped.model(), "provenance.json").section(entry).asMap(),
          json(stopped.resolve("model"), "provenance.json").section(entry).asMap());
    }
  }

  /** Left to itself, a decoder beside this encoder would be four times as wide. */
  @Test
  void theDecoderKeepsItsSizeAndTheRunSaysHowPatchesAreHidden() {
    RunResult parent = parent();
    String objective =
        "objective={decoder_hidden_size: 0, decoder_layers: 0, decoder_heads: 0, mask_ratio: 0.5}";
    RunResult child = from(parent.model(), objective).run(folder.resolve("child"));
    ConfigEntries config = json(child.model(), "config.json");
    assertEquals(8, config.integer("decoder_hidden_size"));
    assertEquals(0.5, config.number("mask_ratio", 0));
  }

  @Test
  void aModelWithoutATableOfPositionsLearnsLongerTexts() {
    RunResult parent = parent();
    RunResult child = from(parent.model(), "data.max_patches=20").run(folder.resolve("child"));
    assertEquals(12, json(parent.model(), "config.json").inputShape().maxPatches());
    assertEquals(20, json(child.model(), "config.json").inputShape().maxPatches());
  }

  @Test
  void aModelWithATableOfPositionsDoesNot() {
    RunResult parent = parent("backbone.positions=sincos2d");
    assertError(
        from(parent.model(), "data.max_patches=20"),
        "data.max_patches is 20, but the model in " + parent.model() + " has positions for 12");
  }

  @Test
  void userErrorsAreSentences() {
    RunResult parent = parent();
    Path model = parent.model();
    assertError(from(folder.resolve("nowhere")), "there is no directory");
    assertError(
        from(model, "backbone={name: pixel, layers: 1}"),
        "the encoder is that of the model in " + model + "; leave backbone out, or model");
    assertError(
        from(model, "objective.decoder_layers=2"),
        "decoder_layers is 2, but the model's decoder has 1; leave the setting out");
    assertError(
        new TinyRun(folder, OF_MODEL),
        "renderer, layout or backbone is of-model, but model names none");
    assertError(new TinyRun(folder, List.of("model=''")), "model must name a model's directory");
  }

  private void assertError(TinyRun run, String expected) {
    Path output = folder.resolve("failed");
    String message = assertThrows(PixelException.class, () -> run.run(output)).getMessage();
    assertTrue(message.contains(expected), message);
    assertFalse(Files.exists(output), "a run that cannot begin leaves no folder");
  }
}
