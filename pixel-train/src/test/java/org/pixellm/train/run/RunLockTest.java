// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.model.weights.AtomicFileWriter;
import org.pixellm.plugins.PixelException;

@Timeout(120)
class RunLockTest {
  @TempDir Path folder;

  @Test
  void aSecondOneInThisProcessIsRefusedUntilTheFirstIsGivenBack() throws IOException {
    Path run = folder.resolve("run");
    try (RunLock second = new RunLock(run)) {
      try (RunLock first = new RunLock(run)) {
        first.take();
        first.take(); // is held already
        PixelException error = assertThrows(PixelException.class, second::take);
        assertEquals(
            "the folder %s is being written by another run, process %d; wait for its end, or name another folder"
                .formatted(run, ProcessHandle.current().pid()),
            error.getMessage());
      }
      assertEquals("", Files.readString(run.resolve(RunLock.FILE)));
      assertDoesNotThrow(second::take);
    }
  }

  @Test
  void anotherProcessIsNamedAndLeavesNoObstacleWhenItIsKilled() throws Exception {
    Path run = folder.resolve("run");
    RunFolder files = new RunFolder(run);
    try (RunLock mine = new RunLock(run)) {
      try (LockHolder other = new LockHolder(run)) {
        PixelException error = assertThrows(PixelException.class, mine::take);
        assertTrue(error.getMessage().contains(run.toString()), error.getMessage());
        assertTrue(error.getMessage().contains("process " + other.number()), error.getMessage());
        assertThrows(PixelException.class, () -> files.sweep(mine));
        assertThrows(
            PixelException.class, () -> files.create("a: 1", new AtomicFileWriter(), mine));
        assertFalse(files.begun());
      }
      files.sweep(mine);
      files.create("a: 1", new AtomicFileWriter(), mine);
      assertTrue(files.begun());
    }
  }

  @Test
  void twoProcessesDoNotTrainIntoOneFolder() throws Exception {
    Path output = folder.resolve("run");
    TinyRun run = new TinyRun(folder, List.of("training.steps=2"));
    run.run(output);
    Path weights = output.resolve("model/model.safetensors");
    byte[] before = Files.readAllBytes(weights);
    try (LockHolder other = new LockHolder(output)) {
      PixelException error =
          assertThrows(
              PixelException.class,
              () -> run.run(output, true, TinyRun.nobody(), new StopSignal()));
      assertTrue(error.getMessage().contains("process " + other.number()), error.getMessage());
    }
    assertArrayEquals(before, Files.readAllBytes(weights));
    assertTrue(run.run(output, true, TinyRun.nobody(), new StopSignal()).finished());
  }

  @Test
  void aFolderThatIsNoRunsIsLeftAsItIs() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "Reader, I married him.");
    TinyRun run = new TinyRun(folder, List.of());
    assertThrows(
        PixelException.class, () -> run.run(other, true, TinyRun.nobody(), new StopSignal()));
    assertFalse(Files.exists(other.resolve(RunLock.FILE)));
  }
}
