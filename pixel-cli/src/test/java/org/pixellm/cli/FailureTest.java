// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.ProvisionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.plugins.PixelException;

class FailureTest {

  @Test
  void whatAUserCanMendIsItsSentenceInOneLine() {
    Failure failure = Failure.of(new PixelException("line 3:\n  a: [\n  ^ is not YAML"), "render");
    assertEquals(new Failure(1, "line 3: a: [ ^ is not YAML"), failure);
  }

  @Test
  void aSentenceIsFoundInsideWhatGuiceWrapsAroundIt() {
    Failure failure =
        Failure.of(new ProvisionException("no", new PixelException("mend it")), "render");
    assertEquals(new Failure(1, "mend it"), failure);
  }

  @Test
  void memoryOfJava() {
    Failure failure = Failure.of(new OutOfMemoryError("Java heap space"), "render");
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("PIXEL_JAVA_OPTS=-Xmx"), failure.sentence());
  }

  @ParameterizedTest
  @MethodSource("org.pixellm.cli.HelpTest#commands")
  void whatSavesMemoryIsWhatTheCommandHas(String command) {
    String sentence = Failure.of(new OutOfMemoryError(), command).sentence();
    boolean trains = command.equals("pretrain") || command.equals("finetune");
    assertEquals(trains, sentence.contains("batch_size"), sentence);
    assertEquals(command.equals("render"), sentence.contains("--max-patches"), sentence);
    String help = CommandRun.of(command, "--help").out();
    Matcher options = Pattern.compile("--[a-z-]+").matcher(sentence);
    while (options.find()) {
      assertTrue(help.contains(options.group()), command + " has no " + options.group());
    }
  }

  @Test
  void theCommandThatRanOutOfMemoryIsTheOneThatIsAdvised(@TempDir Path folder) {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] chars, int from, int count) {
            throw new OutOfMemoryError("Java heap space");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    try (Interruption interruption = new Interruption()) {
      Output output = new Output(new PrintWriter(full), new PrintWriter(err));
      int code =
          new PixelCommandLine(
                  interruption, output, FailureTest.class.getClassLoader(), Optional.empty())
              .execute("render", "a", "-o", folder + "/a.png");
      assertEquals(1, code);
    }
    assertTrue(err.toString().contains("-Xmx4g, or choose a smaller --max-patches"), err + "");
  }

  @Test
  void memoryOfAWorkerThread() {
    Failure failure = Failure.of(new IllegalStateException(new OutOfMemoryError("heap")), "render");
    assertTrue(failure.sentence().contains("-Xmx"), failure.sentence());
  }

  @Test
  void memoryOfPyTorch() {
    Failure failure =
        Failure.of(
            new RuntimeException("DefaultCPUAllocator: can't allocate memory: 1\nat x"), "render");
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("batch_size"), failure.sentence());
  }

  @Test
  void fullDisk() {
    Failure failure =
        Failure.of(new UncheckedIOException(new IOException("No space left on device")), "render");
    assertEquals(1, failure.exitCode());
    assertTrue(failure.sentence().contains("no space left"), failure.sentence());
  }

  @Test
  void fileThatMayNotBeRead() {
    Failure failure =
        Failure.of(new UncheckedIOException(new AccessDeniedException("/a/b")), "render");
    assertEquals(new Failure(1, "a file could not be read or written: AccessDenied /a/b"), failure);
  }

  @Test
  void anythingElseIsOurs() {
    Failure failure = Failure.of(new IllegalStateException("a\nb"), "render");
    assertEquals(70, failure.exitCode());
    assertTrue(failure.sentence().contains("IllegalStateException: a b"), failure.sentence());
    assertTrue(failure.sentence().endsWith("--stacktrace to see where"), failure.sentence());
  }
}
