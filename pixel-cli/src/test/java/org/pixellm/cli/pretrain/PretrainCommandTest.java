// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.engine.Engine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.cli.CommandRun;

class PretrainCommandTest {
  private static final int SIGTERM_CODE = 143;

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void smallRun() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.append("Paragraph ")
          .append(i * 7919 % 1000)
          .append(" tells of other things: \ue123.\n\n");
    }
    Path corpus = folder.resolve("text.txt");
    Files.write(corpus, text.toString().getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("broken.txt"), brokenText());
    config =
        Files.writeString(
            folder.resolve("run.yaml"),
            """
            output: %s
            data:
              train: [%s, %s]
              max_patches: 24
              min_patches: 4
              validation_windows: 8
            backbone: {name: pixel, hidden_size: 16, layers: 1, heads: 2}
            training: {steps: 4, batch_size: 4}
            listeners: [jsonl]
            """
                .formatted(output(), corpus, folder.resolve("broken.txt")));
  }

  private static byte[] brokenText() {
    byte[] bytes =
        "Some more words that stand in a file of their own.\n\n"
            .repeat(100)
            .getBytes(StandardCharsets.UTF_8);
    bytes[10] = (byte) 0xFF;
    return bytes;
  }

  private Path output() {
    return folder.resolve("out");
  }

  @Test
  void trainsToAModelAndSaysHowGoodItIs() throws IOException {
    CommandRun run = CommandRun.of("pretrain", "--config", config.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().contains("model    " + output().resolve("model") + " (4 steps)"), run.out());
    assertTrue(run.out().contains("the best constant guess makes"), run.out());
    assertTrue(run.out().contains("times its error"), run.out());
    assertTrue(run.out().contains("1 malformed UTF-8 sequences replaced"), run.out());
    assertTrue(run.out().contains("U+E123"), run.out());

    Path weights = output().resolve("model/model.safetensors");
    byte[] before = Files.readAllBytes(weights);
    Path kept = output().resolve("run.yaml");
    CommandRun again = CommandRun.of("pretrain", "--config", kept.toString(), "--resume");
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().contains("(4 steps)"), again.out());
    assertArrayEquals(before, Files.readAllBytes(weights));

    CommandRun other =
        CommandRun.of(
            "pretrain", "--config", kept.toString(), "--resume", "--set", "training.batch_size=8");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("training.batch_size"), other.err());
    assertEquals(1, other.errorLines().size(), other.err());
  }

  @Test
  void needsNoFile() {
    CommandRun run =
        CommandRun.of(
            "pretrain",
            "--set=data.train=[" + folder.resolve("text.txt") + "]",
            "--set=output=" + output(),
            "--set=data.max_patches=24",
            "--set=backbone.hidden_size=16",
            "--set=backbone.layers=1",
            "--set=backbone.heads=2",
            "--set=training.steps=1",
            "--set=training.batch_size=2",
            "--set=data.validation_windows=2",
            "--set=listeners=[]");
    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(output().resolve("model/config.json")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalStopsTheRunWithACheckpoint() throws Exception {
    Process process = start(Map.of(), "--set", "training.steps=1000000");
    Path metrics = output().resolve("metrics.jsonl");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive() && !(Files.exists(metrics) && Files.size(metrics) > 2000)) {
      assertTrue(System.nanoTime() < deadline, "no steps within a minute");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    process.destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not stop within a minute");
    String said = Files.readString(folder.resolve("said.txt"));
    assertEquals(SIGTERM_CODE, process.exitValue(), said);
    assertTrue(said.contains("stopping after this step"), said);
    assertTrue(said.contains("stopped  after step "), said);
    assertTrue(said.contains("go on    pixel pretrain --config " + output()), said);
    try (var checkpoints = Files.list(output().resolve("checkpoints"))) {
      assertEquals(1, checkpoints.count());
    }
  }

  @Test
  void nativeLibrariesThatCannotBeUnpacked() throws Exception {
    assumeFalse(
        Engine.getDjlVersion().equals("0.25.0"),
        "DJL 0.25.0 fails while its classes are initialised, and says nothing of the folder");
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Process process = start(Map.of("DJL_CACHE_DIR", file.resolve("cache").toString()));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "did not end within a minute");
    String said = Files.readString(folder.resolve("said.txt"));
    assertEquals(1, process.exitValue(), said);
    // The launcher passes what keeps newer JDKs from warning of libraries; this test does not.
    List<String> lines =
        said.lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING: ")).toList();
    assertEquals(1, lines.size(), said);
    assertTrue(said.contains("cannot be unpacked into " + file), said);
    assertTrue(said.contains("set DJL_CACHE_DIR"), said);
  }

  private Process start(Map<String, String> environment, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.pixellm.cli.Main",
                "pretrain",
                "--config",
                config.toString()));
    command.addAll(List.of(more));
    File said = folder.resolve("said.txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
