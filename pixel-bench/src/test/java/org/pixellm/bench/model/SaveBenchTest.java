// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;

class SaveBenchTest {
  @TempDir Path folder;

  @Test
  void savesAndLoadsAndLeavesNothing() throws Exception {
    SaveBench.Request request =
        new SaveBench.Request(List.of("tiny"), 2, Optional.of(folder), Benches.SMALLEST);
    Map<String, Object> results =
        Benches.injector()
            .getInstance(SaveBench.class)
            .run(request, new PrintWriter(new StringWriter()))
            .results();
    Map<?, ?> tiny = (Map<?, ?>) results.get("tiny");
    assertTrue((Double) tiny.get("megabytes") > 0.1, "weights and two moments");
    assertEquals(2, ((List<?>) ((Map<?, ?>) tiny.get("load_seconds")).get("samples")).size());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
