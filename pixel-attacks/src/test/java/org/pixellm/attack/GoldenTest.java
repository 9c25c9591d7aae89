// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;

/**
 * The same seed gives the same text on every JDK: results are in a file, which was written on JDK
 * 17 by this test with {@code -Dpixel.goldens.write=true}. Whoever changes an attack or a table
 * writes it again and looks at the difference.
 */
class GoldenTest {
  private static final Path FILE = Path.of("src/test/resources/org/pixellm/attack/goldens.tsv");

  private static final List<String> SENTENCES =
      List.of(
          "The quick brown fox jumps over the lazy dog, and they're through before you know it.",
          "I definitely received their beautiful letter on Wednesday, December 3rd!",
          "Größere Bäume wachsen über Zäune; daß es schön sei, weiß niemand.",
          "Ça a été façonné là-bas, où l'été dure plus longtemps.",
          "Съешь же ещё этих мягких французских булок, да выпей чаю.",
          "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.",
          "सभी मनुष्य जन्म से स्वतंत्र हैं।",
          "يولد جميع الناس أحرارًا متساوين.",
          "כל בני האדם נולדו בני חורין.",
          "人人生而自由,在尊严和权利上一律平等。",
          "มนุษย์ทั้งหลายเกิดมามีอิสระ",
          "모든 인간은 태어날 때부터 자유로우며");

  @Test
  void resultsAreAsTheyWere() throws IOException {
    List<String> now = results();
    if (Boolean.getBoolean("pixel.goldens.write")) {
      Files.write(FILE, now);
    }
    List<String> written = Files.readAllLines(FILE);
    assertTrue(written.size() > 500, "only " + written.size() + " results");
    assertEquals(String.join("\n", written), String.join("\n", now));
  }

  private static List<String> results() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, TextAttack> attack : Attacks.all().entrySet()) {
      for (double severity : new double[] {0.5, 1}) {
        for (int i = 0; i < SENTENCES.size(); i++) {
          String result =
              attack.getValue().attack(SENTENCES.get(i), severity, new SplittableRandom(i));
          lines.add("%s\t%s\t%s".formatted(attack.getKey(), severity, result));
        }
      }
    }
    return lines;
  }
}
