// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageSamplesTest {
  @Test
  void thereAre46LanguagesAndTenBibles() {
    Map<String, String> samples = LanguageSamples.all();
    assertEquals(46, samples.keySet().stream().filter(name -> name.startsWith("udhr/")).count());
    assertEquals(10, samples.keySet().stream().filter(name -> name.startsWith("bible/")).count());
    assertTrue(samples.get("udhr/heb").chars().anyMatch(c -> c == '\u05D0'));
  }
}
