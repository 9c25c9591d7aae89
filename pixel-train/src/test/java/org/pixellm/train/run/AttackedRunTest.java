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
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.model.weights.ConfigEntries;
import org.pixellm.model.weights.JsonObjectFile;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.run.RunListener;

/** A run on text of which a part is attacked. */
class AttackedRunTest {
  private static final String ATTACK = "data.attack={by: fake, share: 0.5, severities: [30, 60]}";

  @TempDir private Path folder;

  private TinyRun run(String... settings) {
    return new TinyRun(folder, List.of(settings));
  }

  private byte[] weights(String name, String... settings) throws IOException {
    return weights(run(settings).run(folder.resolve(name)));
  }

  private static byte[] weights(RunResult result) throws IOException {
    assertTrue(result.finished());
    return Files.readAllBytes(result.model().resolve("model.safetensors"));
  }

  @Test
  void anAttackedRunIsAnotherUnlessNothingIsAttacked() throws IOException {
    byte[] clean = weights("clean");
    assertFalse(Arrays.equals(clean, weights("attacked", ATTACK)));
    assertArrayEquals(clean, weights("share", "data.attack={by: fake, share: 0}"));
    assertArrayEquals(clean, weights("severity", "data.attack={by: fake, severities: [0]}"));
  }

  @Test
  void aStoppedRunEndsWithTheSameBytes() throws IOException {
    byte[] whole = weights("whole", ATTACK);
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
      assertFalse(run(ATTACK, "data.workers=2").run(stopped, false, stopping, stop).finished());
      RunResult rest = run(ATTACK).run(stopped, true, TinyRun.nobody(), new StopSignal());
      assertArrayEquals(whole, weights(rest), "stopped after step " + after);
    }
    PixelException error =
        assertThrows(
            PixelException.class,
            () -> run().run(folder.resolve("stopped-3"), true, TinyRun.nobody(), new StopSignal()));
    assertTrue(error.getMessage().contains("data.attack"), error.getMessage());
  }

  @Test
  void aModelSaysWhatItsTextWasAttackedBy() {
    RunResult result = run(ATTACK).run(folder.resolve("run"));
    ConfigEntries attack =
        new JsonObjectFile("provenance.json", new AtomicFileWriter())
            .read(result.model())
            .section("configuration")
            .section("data")
            .section("attack");
    assertEquals(0.5, attack.number("share"));
    assertEquals(List.of(30.0, 60.0), attack.asMap().get("severities"));
  }

  @Test
  void anAttackThatIsNotThereIsRefusedBeforeAnythingIsWritten() {
    Path output = folder.resolve("run");
    PixelException error =
        assertThrows(PixelException.class, () -> run("data.attack.by=faked").run(output));
    assertTrue(error.getMessage().contains("did you mean fake?"), error.getMessage());
    assertFalse(Files.exists(output), "nothing is begun");
  }
}
