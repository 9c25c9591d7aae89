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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixellm.model.weights.SafetensorsFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;

/** Runs with Muon and with averaged weights. */
class OptimizerRunTest {
  @TempDir Path folder;

  private static byte[] model(RunResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  private static RunListener stopping(long after, StopSignal stop) {
    return new RunListener() {
      @Override
      public void onStep(StepEnd event) {
        if (event.step() == after) {
          stop.raise();
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimizer.kind=muon", "training.average=0.8", "training.recompute=true"})
  void resumesToTheSameBytes(String setting) throws IOException {
    TinyRun run = new TinyRun(folder, List.of(setting, "training.steps=6"));
    RunResult whole = run.run(folder.resolve("whole"));
    byte[] plain =
        model(new TinyRun(folder, List.of("training.steps=6")).run(folder.resolve("plain")));
    assertFalse(Arrays.equals(plain, model(whole)), "it makes a difference");
    Path output = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    run.run(output, false, stopping(3, stop), stop);
    RunResult resumed = run.run(output, true, TinyRun.nobody(), new StopSignal());
    assertArrayEquals(model(whole), model(resumed));
    assertEquals(whole.scores(), resumed.scores());
    Path last = Path.of("checkpoints", "step-00000006", "optimizer.safetensors");
    assertArrayEquals(
        Files.readAllBytes(whole.output().resolve(last)), Files.readAllBytes(output.resolve(last)));
  }

  @Test
  void theAverageIsTheModelAndTheWeightsStayInCheckpoints() throws IOException {
    List<String> steps = List.of("training.steps=6", "training.average=0.8");
    RunResult averaged = new TinyRun(folder, steps).run(folder.resolve("averaged"));
    RunResult plain = new TinyRun(folder, steps.subList(0, 1)).run(folder.resolve("plain"));
    Path last = Path.of("checkpoints", "step-00000006");
    assertArrayEquals(
        Files.readAllBytes(plain.output().resolve(last).resolve("model.safetensors")),
        Files.readAllBytes(averaged.output().resolve(last).resolve("model.safetensors")),
        "the average changes nothing about training");
    try (SafetensorsFile model =
            SafetensorsFile.open(averaged.model().resolve("model.safetensors"));
        SafetensorsFile state =
            SafetensorsFile.open(
                averaged.output().resolve(last).resolve("optimizer.safetensors"))) {
      List<String> names =
          state.names().stream().filter(name -> name.endsWith(".average")).toList();
      assertFalse(names.isEmpty());
      for (String name : names) {
        String parameter = name.substring(0, name.length() - ".average".length());
        assertArrayEquals(state.floats(name), model.floats(parameter), name);
      }
    }
    assertFalse(averaged.scores().equals(plain.scores()), "the average is what is measured");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.average=1 | average must be 0 to below 1",
        "training.average=-0.1 | average must be 0 to below 1",
        "training.workers=-1 | workers must be at least 0",
        "training.workers=5 | workers (5) must not be more than batch_size (4)",
        "optimizer.kind=muno | did you mean muon?",
        "optimizer.muon.momentum=1 | momentum must be 0 to below 1",
        "optimizer.muon.newton_schulz_steps=0 | newton_schulz_steps must be 1 to 20",
        "optimizer.muon.steps=3 | no such setting"
      })
  void whatCannotBeIsRefused(String setting, String message) {
    PixelException e =
        assertThrows(
            PixelException.class,
            () -> new TinyRun(folder, List.of(setting)).config(folder.resolve("run")));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
