// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.ProvisionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.PixelException;

class FailureTest {

  @Test
  void whatAUserCanMendIsItsSentenceInOneLine() {
    Failure failure = Failure.of(new PixelException("line 3:\n  a: [\n  ^ is not YAML"));
    assertEquals(new Failure(1, "line 3: a: [ ^ is not YAML"), failure);
  }

  @Test
  void aSentenceIsFoundInsideWhatGuiceWrapsAroundIt() {
    Failure failure = Failure.of(new ProvisionException("no", new PixelException("mend it")));
    assertEquals(new Failure(1, "mend it"), failure);
  }

  @Test
  void memoryOfJava() {
    Failure failure = Failure.of(new OutOfMemoryError("Java heap space"));
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("PIXEL_JAVA_OPTS=-Xmx"), failure.sentence());
  }

  @Test
  void memoryOfAWorkerThread() {
    Failure failure = Failure.of(new IllegalStateException(new OutOfMemoryError("heap")));
    assertTrue(failure.sentence().contains("-Xmx"), failure.sentence());
  }

  @Test
  void memoryOfPyTorch() {
    Failure failure =
        Failure.of(new RuntimeException("DefaultCPUAllocator: can't allocate memory: 1\nat x"));
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("batch_size"), failure.sentence());
  }

  @Test
  void fullDisk() {
    Failure failure =
        Failure.of(new UncheckedIOException(new IOException("No space left on device")));
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("no space left"), failure.sentence());
  }

  @Test
  void fileThatMayNotBeRead() {
    Failure failure = Failure.of(new UncheckedIOException(new AccessDeniedException("/a/b")));
    assertEquals(new Failure(1, "a file could not be read or written: AccessDenied /a/b"), failure);
  }

  @Test
  void anythingElseIsOurs() {
    Failure failure = Failure.of(new IllegalStateException("a\nb"));
    assertEquals(70, failure.exitCode());
    assertTrue(failure.sentence().contains("IllegalStateException: a b"), failure.sentence());
    assertTrue(failure.sentence().endsWith("--stacktrace to see where"), failure.sentence());
  }
}
