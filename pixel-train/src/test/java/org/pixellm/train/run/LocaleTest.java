// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.run.RunListener;

/** Where numbers are written in other digits, models and checkpoints are the same. */
class LocaleTest {
  private final Locale before = Locale.getDefault();

  @TempDir Path folder;

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  @Test
  void aRunIsTheSameUnderDigitsOfAnotherScript() throws IOException {
    // three channels, for whose order the objective has source text of its own
    TinyRun run =
        new TinyRun(
            folder,
            List.of(
                "backbone={name: pixel, channels: 3, hidden_size: 16, layers: 1, heads: 2,"
                    + " intermediate_size: 32}"));
    Path here = run.run(folder.resolve("here")).model();

    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    assertEquals("۱", "%d".formatted(1), "the locale has no digits of its own");
    Path output = folder.resolve("there");
    StopSignal stop = new StopSignal();
    RunListener stopping =
        new RunListener() {
          @Override
          public void onStep(StepEnd event) {
            if (event.step() == 6) {
              stop.raise();
            }
          }
        };
    assertFalse(run.run(output, false, stopping, stop).finished());
    assertTrue(Files.isDirectory(output.resolve("checkpoints/step-00000006")));
    RunResult rest = run.run(output, true, new FirstStep(7), new StopSignal());
    assertArrayEquals(
        Files.readAllBytes(here.resolve("model.safetensors")),
        Files.readAllBytes(rest.model().resolve("model.safetensors")));
  }

  /** Fails a run that begins again where it should have gone on. */
  private static final class FirstStep implements RunListener {
    private final long expected;
    private boolean seen;

    FirstStep(long expected) {
      this.expected = expected;
    }

    @Override
    public void onStep(StepEnd event) {
      if (!seen) {
        assertEquals(expected, event.step(), "the first step after the resume");
        seen = true;
      }
    }
  }
}
