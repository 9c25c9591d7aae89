// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.PixelException;

@DisabledOnOs(OS.WINDOWS) // the launchers here are scripts for sh
class StartBenchTest {
  @TempDir Path folder;

  private Map<String, Object> run(String script) throws Exception {
    Path launcher = Files.writeString(folder.resolve("pixel"), script);
    assertTrue(launcher.toFile().setExecutable(true));
    StartBench.Request request =
        new StartBench.Request(launcher, Optional.of(folder), "tiny", 2, List.of());
    return Benches.injector()
        .getInstance(StartBench.class)
        .run(request, new PrintWriter(new StringWriter()))
        .results();
  }

  @Test
  void startsAProcessForEachSample() throws Exception {
    Path log = folder.resolve("log");
    Map<String, Object> results = run("#!/bin/sh\necho \"$1 $PIXEL_JAVA_OPTS\" >>'" + log + "'\n");
    assertEquals(
        5, Files.readAllLines(log).stream().filter(line -> line.startsWith("encode ")).count());
    assertEquals(
        2, Files.readAllLines(log).stream().filter(line -> line.contains("-Xshare:off")).count());
    assertEquals(
        2, Files.readAllLines(log).stream().filter(line -> line.startsWith("--help ")).count());
    assertTrue((Double) results.get("first_seconds") > 0);
  }

  @Test
  void tellsOfAProcessThatFails() {
    PixelException error = assertThrows(PixelException.class, () -> run("#!/bin/sh\nexit 3\n"));
    assertTrue(error.getMessage().contains("encode --model"), error.getMessage());
  }
}
