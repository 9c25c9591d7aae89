// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.task.TextAttack;
import org.pixellm.render.samples.LanguageSamples;

/** Every attack takes the Universal Declaration in every script. */
class LanguagesTest {

  @Test
  void everyScriptGoesThroughEveryAttack() {
    Map<String, String> languages = LanguageSamples.all();
    assertTrue(languages.size() >= 54, languages.keySet().toString());
    Attacks.all()
        .forEach(
            (name, attack) ->
                languages.forEach(
                    (language, text) -> {
                      int distance = 0;
                      for (double severity : new double[] {0, 0.2, 0.5, 0.8, 1}) {
                        distance =
                            followed(name + ", " + language, attack, text, severity, distance);
                      }
                    }));
  }

  /** The distance from the clean text, which must not shrink. */
  private static int followed(
      String message, TextAttack attack, String text, double severity, int before) {
    String result = attack.attack(text, severity, new SplittableRandom(7));
    boolean halved =
        result
            .codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    assertEquals(false, halved, message);
    if (severity == 0) {
      assertEquals(text, result, message);
    }
    if (!attack.keepsWords()) {
      return before;
    }
    int distance = EditDistance.ofWords(text, result);
    assertTrue(distance >= before, message + " at " + severity);
    return distance;
  }

  /** Scripts that have no case, join their letters or stack them are disturbed, too. */
  @Test
  void manyScriptsAreDisturbed() {
    for (String name :
        new String[] {"full-swap", "truncate", "visual-neighbours", "intrude", "zero-width"}) {
      TextAttack attack = Attacks.usual().get(name);
      LanguageSamples.all()
          .forEach(
              (language, text) -> {
                String result = attack.attack(text, 1, new SplittableRandom(7));
                assertTrue(!result.equals(text), name + " leaves " + language + " as it is");
              });
    }
  }
}
