// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pixellm.bench.Benches;
import org.pixellm.bench.report.Report;
import org.pixellm.plugins.PixelException;

class RenderBenchTest {
  private static Report run(String backend, String corpus) {
    RenderBench.Request request =
        new RenderBench.Request(
            List.of(backend), "continuous", List.of("text", "pair"), corpus, 64, 1);
    return Benches.injector()
        .getInstance(RenderBench.class)
        .run(request, new PrintWriter(new StringWriter()));
  }

  @Test
  void drawsEveryKind() {
    Report report = run("awt", "en-classics");
    assertEquals(Set.of("awt.text", "awt.pair"), report.results().keySet());
    assertTrue(report.lines().stream().anyMatch(line -> line.startsWith("| pair")));
  }

  @Test
  void saysWhichTextOrRendererIsMissing() {
    assertThrows(PixelException.class, () -> run("none-such", "en-classics"));
    assertThrows(PixelException.class, () -> run("awt", "none-such.txt"));
  }
}
