// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.run.RunListener;

/** A run on two sources of unequal size. */
class SourcesRunTest {
  @TempDir Path folder;

  @BeforeEach
  void writeSources() throws IOException {
    write("large", 30_000);
    write("small", 9_000);
  }

  private void write(String name, int characters) throws IOException {
    Random random = new Random(name.hashCode());
    StringBuilder lines = new StringBuilder();
    while (lines.length() < characters) {
      for (int letter = 0; letter < 60; letter++) {
        lines.append(random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
      }
      lines.append('\n');
    }
    Files.writeString(folder.resolve(name + ".txt"), lines);
  }

  private TinyRun run(String... more) {
    String sources =
        "data.sources={large: {files: ['%s']}, small: {files: ['%s']}}"
            .formatted(folder.resolve("large.txt"), folder.resolve("small.txt"));
    List<String> settings = new ArrayList<>(List.of("data.train=[]", sources));
    settings.addAll(List.of(more));
    return new TinyRun(folder, settings);
  }

  @Test
  void everySourceIsMeasuredByItselfAndTellsOfItsShare() {
    RunResult result = run("training.best_metric=loss.small").run(folder.resolve("run"));
    Map<String, Double> scores = result.scores();
    assertEquals(
        new TreeSet<>(
            Set.of(
                "loss",
                "loss.large",
                "loss.small",
                "constant_guess",
                "constant_guess.large",
                "constant_guess.small",
                "relative_error",
                "relative_error.large",
                "relative_error.small")),
        new TreeSet<>(scores.keySet()));
    double low = Math.min(scores.get("loss.large"), scores.get("loss.small"));
    double high = Math.max(scores.get("loss.large"), scores.get("loss.small"));
    assertTrue(low < high);
    assertTrue(scores.get("loss") > low && scores.get("loss") < high, scores.toString());
    for (String source : List.of("", ".large", ".small")) {
      assertEquals(
          scores.get("loss" + source) / scores.get("constant_guess" + source),
          scores.get("relative_error" + source),
          1e-9);
    }
    ConfigEntries sources =
        new JsonObjectFile("provenance.json", new AtomicFileWriter())
            .read(result.model())
            .section("sources");
    double large = sources.section("large").number("share", 0);
    double small = sources.section("small").number("share", 0);
    assertEquals(1, large + small, 1e-9);
    double windows =
        (double) sources.section("large").integer("windows")
            / sources.section("small").integer("windows");
    assertEquals(Math.pow(windows, 0.3), large / small, 0.02);
  }

  @Test
  void aStoppedRunEndsWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    run().run(whole);
    for (int after : new int[] {3, 8}) {
      Path stopped = folder.resolve("stopped-" + after);
      StopSignal stop = new StopSignal();
      RunListener stopping =
          new RunListener() {
            @Override
            public void onStep(StepEnd event) {
              if (event.step() == after) {
                stop.raise();
              }
            }
          };
      assertFalse(run("data.workers=2").run(stopped, false, stopping, stop).finished());
      assertTrue(run().run(stopped, true, TinyRun.nobody(), new StopSignal()).finished());
      assertArrayEquals(
          Files.readAllBytes(whole.resolve("model").resolve("model.safetensors")),
          Files.readAllBytes(stopped.resolve("model").resolve("model.safetensors")),
          "stopped after step " + after);
    }
  }
}
