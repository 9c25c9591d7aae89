// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.bench.Benches;

class InferBenchTest {
  @Test
  void encodesTheSameTextsInEveryWay() {
    InferBench.Request request =
        new InferBench.Request(Optional.empty(), "tiny", "en-classics", 5, 2, Benches.SMALLEST);
    Map<String, Object> results =
        Benches.injector()
            .getInstance(InferBench.class)
            .run(request, new PrintWriter(new StringWriter()))
            .results();
    assertEquals(Set.of("by length", "by length, int8", "one by one", "padded"), results.keySet());
    Map<?, ?> padded = (Map<?, ?>) results.get("padded");
    List<?> rounds = (List<?>) ((Map<?, ?>) padded.get("texts_per_second")).get("samples");
    assertEquals(2, rounds.size());
    assertTrue(rounds.stream().allMatch(rate -> (Double) rate > 0));
  }
}
