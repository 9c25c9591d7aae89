// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tables of font providers say.
 *
 * @param fonts all faces, provider after provider
 * @param coverage which of them draws what, by index
 * @param digested the tables' lines about faces without colour
 */
record FontCatalogue(List<BundledFont> fonts, FontCoverage coverage, String digested) {

  /**
   * Reads the tables.
   *
   * @throws UncheckedIOException if one cannot be read
   * @throws IllegalStateException if one is not as {@link FontProvider} says
   */
  static FontCatalogue read(List<FontProvider> providers) {
    List<BundledFont> fonts = new ArrayList<>();
    List<FontCoverage.Line> lines = new ArrayList<>();
    StringBuilder digested = new StringBuilder();
    for (FontProvider provider : providers) {
      Map<String, Integer> indices = new HashMap<>();
      for (String[] row : rows(provider, "fonts.tsv", 5)) {
        BundledFont font =
            new BundledFont(row[1], row[2], row[0], row[3], traits(row[4]), provider);
        indices.put(font.resource(), fonts.size());
        fonts.add(font);
        digest(digested, font, row);
      }
      for (String[] row : rows(provider, "coverage.tsv", 3)) {
        Integer index = indices.get(row[1]);
        if (index == null) {
          throw new IllegalStateException("coverage.tsv names " + row[1] + ", fonts.tsv does not");
        }
        lines.add(new FontCoverage.Line(Integer.parseInt(row[0]), index, row[2]));
        digest(digested, fonts.get(index), row);
      }
    }
    return new FontCatalogue(
        List.copyOf(fonts), FontCoverage.of(fonts.size(), lines), digested.toString());
  }

  /**
   * SHA-256 over the tables' lines about faces without colour, in hex. Worked out when asked for:
   * only fingerprints need it.
   */
  String digest() {
    return sha256(digested);
  }

  private static void digest(StringBuilder target, BundledFont font, String[] row) {
    if (!font.is(FontTrait.COLOUR)) {
      target.append(String.join("\t", row)).append('\n');
    }
  }

  private static List<String[]> rows(FontProvider provider, String table, int columns) {
    try (InputStream in = provider.open(table)) {
      List<String[]> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
          throw new IllegalStateException(
              "%s has %d columns where %d should be: %s"
                  .formatted(table, row.length, columns, line));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("the table of fonts " + table + " cannot be read", e);
    }
  }

  private static Set<FontTrait> traits(String column) {
    return column.equals("-")
        ? Set.of()
        : Stream.of(column.split(",", -1))
            .map(name -> FontTrait.valueOf(name.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
