// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tables of font providers say.
 *
 * @param fonts all faces, provider after provider
 * @param coverage which of them draws what, by index
 * @param absent faces that the tables tell of and the class path lacks; they are not among the
 *     others
 * @param absentCoverage which of the absent ones would draw what, by index
 * @param digested the tables' lines about faces without colour that are there
 */
record FontCatalogue(
    List<BundledFont> fonts,
    FontCoverage coverage,
    List<AbsentFont> absent,
    FontCoverage absentCoverage,
    String digested) {

  /**
   * Reads the tables.
   *
   * @throws UncheckedIOException if one cannot be read
   * @throws IllegalStateException if one is not as {@link FontProvider} says
   */
  static FontCatalogue read(List<FontProvider> providers) {
    Reading reading = new Reading();
    providers.forEach(reading::add);
    return reading.catalogue();
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<BundledFont> fonts = new ArrayList<>();
    private final List<FontCoverage.Line> lines = new ArrayList<>();
    private final List<AbsentFont> absent = new ArrayList<>();
    private final List<FontCoverage.Line> absentLines = new ArrayList<>();
    private final StringBuilder digested = new StringBuilder();

    void add(FontProvider provider) {
      Map<String, Integer> there = new HashMap<>();
      Map<String, Integer> lacking = new HashMap<>();
      for (String[] row : rows(provider, "fonts.tsv", 5)) {
        Optional<String> jar = provider.absentJar(row[0]);
        if (jar.isPresent()) {
          lacking.put(row[0], absent.size());
          absent.add(new AbsentFont(row[1], jar.get()));
        } else {
          there.put(row[0], fonts.size());
          fonts.add(new BundledFont(row[1], row[2], row[0], row[3], traits(row[4]), provider));
          digest(fonts.get(fonts.size() - 1), row);
        }
      }
      for (String[] row : rows(provider, "coverage.tsv", 3)) {
        if (lacking.containsKey(row[1])) {
          absentLines.add(line(row, lacking.get(row[1])));
        } else if (there.containsKey(row[1])) {
          lines.add(line(row, there.get(row[1])));
          digest(fonts.get(there.get(row[1])), row);
        } else {
          throw new IllegalStateException("coverage.tsv names " + row[1] + ", fonts.tsv does not");
        }
      }
    }

    private void digest(BundledFont font, String[] row) {
      if (!font.is(FontTrait.COLOUR)) {
        digested.append(String.join("\t", row)).append('\n');
      }
    }

    private static FontCoverage.Line line(String[] row, int face) {
      return new FontCoverage.Line(Integer.parseInt(row[0]), face, row[2]);
    }

    FontCatalogue catalogue() {
      return new FontCatalogue(
          List.copyOf(fonts),
          FontCoverage.of(fonts.size(), lines),
          List.copyOf(absent),
          FontCoverage.of(absent.size(), absentLines),
          digested.toString());
    }
  }

  /** The jar of the best absent face that would draw a code point. */
  Optional<String> absentJar(int codePoint) {
    int[] faces = absentCoverage.faces(codePoint);
    return faces.length == 0 ? Optional.empty() : Optional.of(absent.get(faces[0]).jar());
  }

  /**
   * SHA-256 over the tables' lines about faces without colour, in hex. Worked out when asked for:
   * only fingerprints need it.
   */
  String digest() {
    return FontHash.sha256(digested.getBytes(StandardCharsets.UTF_8));
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
}
