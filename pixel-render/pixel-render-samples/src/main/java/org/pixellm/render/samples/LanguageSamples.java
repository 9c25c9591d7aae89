// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Words with every grapheme cluster that occurs in texts of many languages. */
public final class LanguageSamples {
  private LanguageSamples() {}

  /**
   * Name of a text, such as {@code udhr/amh} or {@code bible/Coptic-NT}, to words of it with blanks
   * between them.
   */
  public static Map<String, String> all() {
    try (InputStream in = LanguageSamples.class.getResourceAsStream("languages.tsv")) {
      Map<String, String> samples = new LinkedHashMap<>();
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                samples.put(line.substring(0, tab), line.substring(tab + 1));
              });
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
