// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fonts beside this class, and those that its tables tell of and other jars hold. The table
 * {@code elsewhere.tsv} says which jar, a line each: file, tab, jar.
 */
final class NotoFonts implements FontProvider {
  private static final String ELSEWHERE = "elsewhere.tsv";

  private final Map<String, String> jars = new HashMap<>();
  private final Map<String, FontFiles> others = new HashMap<>();

  /**
   * The fonts.
   *
   * @param others what other jars hold
   * @throws UncheckedIOException if the table cannot be read
   */
  NotoFonts(Iterable<FontFiles> others) {
    others.forEach(files -> this.others.put(files.jar(), files));
    try (InputStream in = beside(ELSEWHERE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(row -> jars.put(row[0], row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("the table of fonts " + ELSEWHERE + " cannot be read", e);
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    String jar = jars.get(file);
    if (jar == null) {
      return beside(file);
    }
    FontFiles files = others.get(jar);
    if (files == null) {
      throw new IOException("the font file %s is in %s, which is absent".formatted(file, jar));
    }
    return files.open(file);
  }

  @Override
  public Optional<String> absentJar(String file) {
    return Optional.ofNullable(jars.get(file)).filter(jar -> !others.containsKey(jar));
  }

  private static InputStream beside(String file) throws IOException {
    InputStream in = NotoFonts.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the font file " + file + " is not on the class path");
    }
    return in;
  }
}
