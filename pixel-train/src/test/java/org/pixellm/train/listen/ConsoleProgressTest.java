// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String shown(boolean terminal, int... steps) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ConsoleProgress progress =
        new ConsoleProgress("film", 4, new StandardOutput(out, terminal, 80, false))) {
      for (int step : steps) {
        progress.stepTo(step);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void movesABarAndLeavesItsLine() {
    String shown = shown(true, 1, 2, 4);
    String last = shown.substring(shown.lastIndexOf('\r') + 1);
    assertTrue(last.startsWith("film 100%") && last.contains("4/4"), shown);
    assertTrue(shown.endsWith(System.lineSeparator()), shown);
    // How often the bar is redrawn within its line depends on the time; each redraw begins with \r.
    assertEquals(1, shown.chars().filter(character -> character == '\n').count(), shown);
  }

  @Test
  void isSilentInAPipeAndBeforeTheFirstStep() {
    assertEquals("", shown(false, 1, 2, 3, 4));
    assertEquals("", shown(true));
  }
}
