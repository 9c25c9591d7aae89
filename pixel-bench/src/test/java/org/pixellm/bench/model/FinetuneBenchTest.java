// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.plugins.PixelException;

class FinetuneBenchTest {
  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void configuration() throws IOException {
    config =
        Files.writeString(
            folder.resolve("pos.yaml"),
            """
            model: none
            backbone: {name: pixel, hidden_size: 32, layers: 1, heads: 2, intermediate_size: 64}
            head: token-classification
            metric: tag-accuracy
            data: {sample: english-ewt, reader: conllu-tags}
            training: {batch_size: 4}
            """);
  }

  private Map<String, Object> run(int padTo) {
    return Benches.injector()
        .getInstance(FinetuneBench.class)
        .run(
            new FinetuneBench.Request(config, List.of(), padTo, 2, 2),
            new PrintWriter(new StringWriter()))
        .results();
  }

  @Test
  void bothWaysAreMeasuredInEachRound() {
    Map<String, Object> results = run(64);
    assertEquals(Set.of("packed", "padded to 64"), results.keySet());
    for (Object way : results.values()) {
      Map<?, ?> rates = (Map<?, ?>) ((Map<?, ?>) way).get("examples_per_second");
      List<?> rounds = (List<?>) rates.get("samples");
      assertEquals(2, rounds.size());
      assertTrue(rounds.stream().allMatch(rate -> (Double) rate > 0), rounds.toString());
    }
  }

  @Test
  void aRunOfNoStepsIsRefused() {
    PixelException e =
        assertThrows(
            PixelException.class, () -> new FinetuneBench.Request(config, List.of(), 64, 0, 1));
    assertEquals("pad-to, steps and rounds must be at least 1", e.getMessage());
  }
}
