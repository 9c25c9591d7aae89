// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixellm.train.engine.TorchEngine;

class GpuProbeTest {
  @TempDir Path folder;

  private final Engine engine = TorchEngine.start(1);

  @ParameterizedTest
  @CsvSource({
    "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023,535.104.05",
    "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release Build,550.54.15",
    "NVRM version: NVIDIA UNIX x86_64 Kernel Module  450.80  Wed,450.80",
    "something else,of unknown version",
  })
  void readsTheDriversVersion(String line, String version) throws IOException {
    Path file = folder.resolve("version");
    Files.writeString(file, line + "\nGCC version:  gcc version 11.4.0 (Ubuntu)\n");
    assertEquals(Optional.of(version), new GpuProbe(file).look(engine).driver());
  }

  /** The tests' class path has the CPU's libraries alone. */
  @Test
  void readsTheClassPath() {
    GpuFacts facts = new GpuProbe(folder.resolve("none")).look(engine);
    assertEquals(List.of("cpu"), facts.natives());
    assertEquals("cpu", facts.loaded());
    assertEquals(Optional.empty(), facts.driver());
    assertEquals(0, facts.usable());
  }
}
