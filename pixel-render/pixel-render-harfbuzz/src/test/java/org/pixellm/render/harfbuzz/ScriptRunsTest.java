// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptRunsTest {

  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = ScriptRuns.end(text, start, text.length());
      int tag = ScriptRuns.tag(text, start, end);
      String script = "";
      for (int shift = 24; shift >= 0; shift -= 8) {
        script += (char) (tag >> shift & 0xFF);
      }
      runs.add(script + ":" + text.substring(start, end));
      start = end;
    }
    return runs;
  }

  @Test
  void scriptsAreTakenApart() {
    assertEquals(
        List.of("Latn:abc", "Grek:\u03b1\u03b2", "Cyrl:\u0436"), runs("abc\u03b1\u03b2\u0436"));
  }

  @Test
  void whatHasNoScriptGoesWithWhatIsBefore() {
    assertEquals(
        List.of("Latn:a1\u0301, ", "Deva:\u0915\u0964 2"), runs("a1\u0301, \u0915\u0964 2"));
  }

  @Test
  void atTheBeginningItGoesWithWhatComes() {
    assertEquals(List.of("Hebr:(12) \u05d0"), runs("(12) \u05d0"));
    assertEquals(List.of("Zyyy:12 \ud83d\ude00"), runs("12 \ud83d\ude00"));
  }
}
