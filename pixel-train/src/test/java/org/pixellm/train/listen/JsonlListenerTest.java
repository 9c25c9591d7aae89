// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener.CheckpointSaved;
import org.pixellm.plugins.run.RunListener.Evaluation;
import org.pixellm.plugins.run.RunListener.RunEnd;
import org.pixellm.plugins.run.RunListener.RunStart;
import org.pixellm.plugins.run.RunListener.StepEnd;

class JsonlListenerTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;

  private Path output() {
    return folder.resolve("run");
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(output().resolve("metrics.jsonl"))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private JsonlListener started(long firstStep) {
    JsonlListener listener = new JsonlListener(1, CLOCK);
    listener.onStart(new RunStart(output(), firstStep, 1000, 42));
    return listener;
  }

  private static StepEnd step(long step) {
    return new StepEnd(step, 1.0 / step, 1e-3, 2.5, 4096, 0.5, 0.25);
  }

  @Test
  void everyEventIsALine() throws IOException {
    Map<String, Long> missing = new LinkedHashMap<>();
    missing.put("Thai", 30L);
    missing.put("Common", 4L);
    try (JsonlListener listener = started(0)) {
      listener.onStep(step(1));
      listener.onEvaluation(new Evaluation(1, Map.of("loss", 0.5, "bad", Double.NaN), true));
      listener.onCheckpoint(new CheckpointSaved(1, Path.of("chéck")));
      listener.onEnd(new RunEnd(1, Path.of("model"), 9, 4000, missing));
      // On disk before the listener is closed: a killed run has them.
      assertEquals(5, lines().size());
    }
    List<JsonNode> lines = lines();
    JsonNode start = lines.get(0);
    assertEquals("start", start.path("event").asText());
    assertEquals(1000, start.path("total_steps").asLong());
    assertEquals("1970-01-01T00:00:00Z", start.path("time").asText());
    assertEquals(
        new ObjectMapper()
            .readTree(
                "{\"event\":\"step\",\"step\":1,\"loss\":1.0,\"learning_rate\":0.001,"
                    + "\"gradient_norm\":2.5,\"patches\":4096,\"seconds\":0.5,\"wait_seconds\":0.25,\"wait_share\":0.5}"),
        lines.get(1));
    assertEquals(0.5, lines.get(2).path("scores").path("loss").asDouble());
    assertTrue(lines.get(2).path("scores").path("bad").isNull());
    assertTrue(lines.get(2).path("best").asBoolean());
    assertEquals("chéck", lines.get(3).path("directory").asText());
    assertEquals(
        new ObjectMapper()
            .readTree(
                "{\"event\":\"end\",\"step\":1,\"model\":\"model\",\"seconds\":9.0,"
                    + "\"characters\":4000,\"missing\":34,"
                    + "\"missing_by_script\":{\"Thai\":30,\"Common\":4}}"),
        lines.get(4));
  }

  @Test
  void onlyEveryNthStepIsWritten() throws IOException {
    try (JsonlListener listener = new JsonlListener(5, CLOCK)) {
      listener.onStart(new RunStart(output(), 0, 12, 1));
      for (int i = 1; i <= 12; i++) {
        listener.onStep(step(i));
      }
    }
    assertEquals(
        List.of(5L, 10L), lines().stream().skip(1).map(l -> l.path("step").asLong()).toList());
  }

  @Test
  void resumedRunReplacesWhatItRepeatsAndTornLines() throws IOException {
    try (JsonlListener listener = started(0)) {
      for (int i = 1; i <= 30; i++) {
        listener.onStep(step(i));
      }
      listener.onEvaluation(new Evaluation(30, Map.of("loss", 0.5), true));
    }
    Path file = output().resolve("metrics.jsonl");
    Files.write(file, new byte[] {'{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
    try (JsonlListener listener = started(20)) {
      listener.onStep(step(21));
    }
    List<JsonNode> lines = lines();
    assertEquals(1 + 20 + 1 + 1, lines.size());
    assertEquals(20, lines.get(20).path("step").asLong());
    assertEquals(20, lines.get(21).path("first_step").asLong());
    assertEquals(21, lines.get(22).path("step").asLong());
    assertFalse(Files.exists(output().resolve("metrics.jsonl.tmp")));
  }

  @Test
  void fileCutAnywhereIsReadableAfterResume() throws IOException {
    try (JsonlListener listener = started(0)) {
      for (int i = 1; i <= 20; i++) {
        listener.onStep(step(i));
      }
    }
    Path file = output().resolve("metrics.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      Files.write(file, cut);
      started(10).close();
      long last = -1;
      for (JsonNode line : lines()) {
        long step = line.path(line.has("step") ? "step" : "first_step").asLong();
        assertTrue(step >= last && step <= 10);
        last = step;
      }
    }
  }

  @Test
  void freshRunStartsTheFileAnew() throws IOException {
    try (JsonlListener listener = started(0)) {
      listener.onStep(step(1));
    }
    started(0).close();
    assertEquals(1, lines().size());
  }

  @Test
  void folderThatCannotBeWrittenIsASentence() throws IOException {
    Files.writeString(output(), "a file where the folder should be");
    try (JsonlListener listener = new JsonlListener(1, CLOCK)) {
      RunStart start = new RunStart(output(), 0, 10, 1);
      PixelException e = assertThrows(PixelException.class, () -> listener.onStart(start));
      assertTrue(e.getMessage().startsWith("cannot write " + output()), e.getMessage());
    }
  }
}
